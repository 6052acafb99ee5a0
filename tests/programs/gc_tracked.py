# gc.is_tracked of tuples that are nested deeply, or met on very many ways.
import gc

deep = ()
wide = ()
for _ in range(2000):
    deep = (deep, 1)
for _ in range(200):
    wide = (wide, wide)
gc.collect()
print(gc.is_tracked(()), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({1: []}))
print(gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked((1, [2])))
for _ in range(200):
    wide = (wide, wide, [])
print(gc.is_tracked(wide))
