# status: 1
def make(a, b, *, c):
    return {
        "a": a,
        "b": b["x"][
            "y"
        ],
        "c": c,
    }


result = make(
    1,
    {"x": {}},
    c=[
        2,
        3,
    ],
)
