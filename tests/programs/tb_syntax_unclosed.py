# status: 1
data = {
    "a": [1, 2,
    "b": 3
}
