__all__ = ["visible", "also_visible"]
visible, also_visible, hidden = 1, 2, 3
