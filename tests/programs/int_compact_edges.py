# Bitwise operations whose results lie at the edge of what one word holds.
import operator
a=-(2**62-1); m=2**62-1
b=-2
x=a & b
print(x, x == -2**62, hash(x)==hash(-2**62), x+2**62==0, {x:1}.get(-2**62))
y=m ^ -1
print(y, y == -2**62, y.__xor__(0)== -2**62)
z=operator.and_(a,b); print(z == -2**62)
z=operator.xor(m,-1); print(z == -2**62)
z=~m; print(z==-2**62, z+2**62)
z=-m-1; print(z==-2**62)
print((-m>>1), (m>>62), 1<<62, (1<<30)<<30, -(1<<30)<<30, (-(1<<30)<<30) == -2**60)
k=0
for i in range(70):
    k ^= (i<<i) | (i>>1); k&=2**61-1
print(k)
