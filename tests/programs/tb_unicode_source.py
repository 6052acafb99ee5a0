# status: 1
def größe(été):
    return "中文字符" + été.länge + "tail"  # комментарий


größe("ünï")
