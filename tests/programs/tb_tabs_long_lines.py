# status: 1
def f(x):
	if x:
		y = [1, 2, 3]; z = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7}; w = z["a"] + y[1] + z["missing key here"] + y[2]
		return w


f(1)
