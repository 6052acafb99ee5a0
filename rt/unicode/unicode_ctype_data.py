"""Made by tools/generate_unicode_ctype.py; do not edit.

Unicode 15.1.0. The format is told there.
"""

from __future__ import annotations

import zlib
from binascii import a2b_base64
from typing import Final

SPECIAL: Final = 16777216
ALPHA: Final = 1
DECIMAL: Final = 2
DIGIT: Final = 4
NUMERIC: Final = 8
LOWER: Final = 16
UPPER: Final = 32
TITLE: Final = 64
SPACE: Final = 128
LINE_BREAK: Final = 256
PRINTABLE: Final = 512
ID_START: Final = 1024
ID_CONTINUE: Final = 2048
CASED: Final = 4096
CASE_IGNORABLE: Final = 8192


def unpack(text: str) -> bytes:
    return zlib.decompress(a2b_base64(text))


# Number of a block by code point >> 7: 16 bits.
BLOCKS: Final = unpack(
    "eNrt2mN0XEEYgOF3UjNV6rRNbdu2rdS27W5t27Zt27ZtG9Pb7XbT3aQ5J9k2Pf3Oc3bw3bkzc2fu7vxZUDjhD/8EICCB"
    "CEwQghKM4IQgJM6EIjRhCEs4XAhPBCISichEISquRCM6MXAjphaL2MQhLvGMWkzik4CEJCIxSUhKMpKTgpSkIjVpSEs6"
    "0pOBjGQiM1nISjaym+Ugp6Wci9yW8jd5yEs+8lOAghSisI4UoSjFKE4JSlLKaFOaMuYZfFfWqlzOwxWfKE8FKlKJyrjr"
    "WhVztCrVrNpUN+c17PZQk1rU9hCpQ12bVvXs3lvfnLvbXGlgKTWkkVW8sRfP4rGXJr999qY0sxNtbim1MNKWtPLWSra2"
    "ibQx0ra0oz0d6EgnOtOFrnSjOz18bQf/jJ6Y/IBe9KYPfelHfwboWQ1kEIMZwlCGMZwRjGSUbjWaMYxlHOOZwERj9pOY"
    "zBSmMo3pzGAms5jNHOYyT7eezwIWsojFLGEpy1jOClbq+CpW63QNa1nHel3awEY2sZktbGWbrm9nBzvZpUu72cPeX9Zr"
    "H/t1esDbT3bQZsUP+XCtfvRz2E/s3M/5HOEoxzhuiZ/gJKc47eD394yd2FnO+ZG1MXHemNEFI73orTsucdnXRr/CVX3i"
    "XOM6N7jJLW7r2B3uco/7POAhj3hsObue8NTm/mf685wXvDRqr8zR11Yt3ujness7q8h7PvBR55/4bNS/gFLKSflTJj2K"
    "f/XztAygAqpAKrAKYsSCqmA6D65+nUMIFVI5K6/fgrKE0i1CqzDK0b+XYT0ZIZyvjOyi/O5J0fgfO9kcL7yPdyuC7iGi"
    "w/Y80l94myJbxoyivHt+fP9ORVVeny++wdXHKxJNmRBCCCGEEEIIIYQQQgghhBBCCCGEEEIIIYQQQngmujIRQ7nJ/26F"
    "EEIIIYT4D3wFXMwSkw=="
)

# Number of a record by block and low seven bits: 16 bits.
KINDS: Final = unpack(
    "eNrtXQXc7TYV/2frx+xte3v329Z9U6Zv7p27C85wh3exMRhDPmzAkI0Cw+3h7jDc3d3d3d2d6k3SJE3bJG1vb/P/9Uol"
    "zTk5OUlOkhOgGAg2yVAW0jsINoXHYEn4dy1shs2xBbbEVliDrbENti3ctbYB8vi3i451DZC/m6eoSSAcLSnNk+TX8owf"
    "22OH6NeO0S8/+t4pub6SwKtNN/9/59p08/93wa7YzemxO/bg/k+0T1zbaXr25P7thb2xz+zfvsnnfhHSlK7H/jggO3cg"
    "DsLBOCT5d2h07WAchsNxBBfbkdnnJKMy/X9UhPyOo7OYg+z7mOhXimNxHI7nPnWUnFCJ3hOZ2E7Cydb5eUqFHE1ppTg1"
    "OXMaTscZEeLfZ+IsnC197hyci/NwPi6InrswwgTXiY7r4npZXBfi+tHnDaLjhrhR9HljXBR93wQ3Ta5eFB03w82T37fg"
    "0jDBLZPPW0XHrZPPGLeJft0Wt4twe+bOOyQ5NingjriTcE7EBgFTDvGZpQxTBZZKQOPlz0+zQwe/N7izk1hzOYp5EX/H"
    "4S5RyY3h4a4zPR7z4m7R/XdPAFwcHfeIcEkFrQzJuXviXgkuraCV7y05dxnuE+G+uB/uj9UED8AD8aDa5fPBeAgux0Px"
    "MDw8ojc+c0VWHk9J8AgN1hpinSEeqYENHeYx8rKUyUlbx6NKrz661bS4OIArLSIOU661NcFVFvGYrO0Wh7yF6E7jednB"
    "fhZD0AjFp2NOycMyA08CVcrzuwNDTKVnq/NQ1r/wmLT5xinsBzyBK8uF3IlbClSW/IxyGX/yGL3sU4VYOkw52KxkNJf8"
    "LiGnJSjtP6rzx25KpozenCZv9muXXxqXLH7xGtWiaglrSlsaNzT6r378S4V4Yr3IBjF3bWNau7QsG9dEYcvlJEw4FyYQ"
    "05KfD5N06fntZ7IsrwumFVITSiQll566UgTJf14WUzkq0h+HNCXIzouaI+TkGgz9ZbrEm9mbcqtTqvn9mUQX6effYk5/"
    "8RPJuyn9bOmipQyzO2UtIgj8kdFPZcYv2PvYd4ZSGqGgqDn9ZfnvM2lJz0NCo6x9WJb/nkB1UKhp25B/Ff1+qfzL86me"
    "/MeSzsq+XAICqfwX6eHfDOEc+0wZ12hpDmfcx6w80HIh5n9Yuy1BSzxf71Law5m2sSH9Ve7Pec7re3ClwJfmPzjZrCL/"
    "fOD14ErWqo7f7jmmXy3/LP0hU/p9QfeHQsmvQn+QvEkV/Fk9a4v+qm04sf4ryn/ASGqQ0cHnn778rwjwClSq9J+65AYW"
    "JAJSzVqs8VgOsXUmKzXl5T+PxSutQdy29gI8VtK/S8tjecvXq1inmQRenzeVeSifktFP+4VsDFOhf6HOU7Gn05R6rxby"
    "tnaOamVuZWbr8pjnZXrHnjyqemx8X4O3xvna3rw9eyAkvOXr6LJ+s03ptw9Wr4cSjufXg1L7XdE+QZ9icyivR4LZr5A5"
    "E1ToqdP0sE+nMcvSl1+P0/c4i0By5CH9/Xgn8LAh+xWM6Bkg9MBUtYyb8ms7fpv0oGf50Z2MYFZrFXE1noAn4kl4Mp6C"
    "p+JpeLq0Pl6pqP91tc8zeo5nMojDsxiILdARw0G10Q3SOG70eJQqLacbE6jHRqqm3y/Y3uq2HtOn5e3Wqs/Xb7+C6eH7"
    "nfV+eR7IRzr4EQ/ViHs6ckfbxdVsXmrNj5LxOTqupIvf1phXu3WnLP3PjmDL3tG+fNWn3Eb6IIzZ+QW7VFiwcoaCBYjK"
    "oe2xcAhW1/bKv0n8Opve1aVltx6aaLGQGdtvT3pDiQZFdq5sHFmlU9M2tE6/6a7z3JwK7eQyC9BSpXkwbkNbMwD4vON1"
    "gq+wBJaNaeqtlLL6U+zJmNMechLH1vPl86/c8ZhylaYLwkiYZ7X8im0ZsTRSiS63H7Oa0zb/2Hn18fufg+fieXh+hBfg"
    "hXgRXlzg00ucgMass+z6hTl95TZs3jpabJUEM/spDRNH2NApytL10uzXy7Q0vLwF6rpedTHv88vbPF6BV+JVeDVeg9cm"
    "UvC6imuf+ny8voBrCmCvxYG9Foc6zzeJ/w3R+TdGx5ui483JPddwhy7+t0R4a4a3RXh7hHdEeGeEOLwL78Z78F68D+/H"
    "B/BBfAgfxkfwUXwMH8cn8El8Cp/GZ/BZfA6fxxfwRXwJX8ZX8FV8DV/HN/BNfAvfxnfwXXwP38cP8EP8CD/GT/BT/Aw/"
    "xy/wyyRNv8Kv8ZvoXb/F75I0/T7CH6LW3x+zNVh/wp/xl+j6X/E3/D3DP7Jr8fP/xCVJWv+FfyfP/ycCmOv/xaX4Hy4H"
    "CCHx9U3IJuSK7HocNiUeWSJRW4psRjaPsEWELUl6lUixjK3IVkS2JmCpsHqXX/m7lKwKpisKiKadFmZ2IT3k9xHmXfxa"
    "hhxryIaEB1uTbci2ZC3Zjqwj9PkN0fWdkvW58uso0dy2+mDV2uey3kO+gq98JV95iFOwOktL+muSrTibML/ya9tlZ1aZ"
    "p/InJyT9Xibbk/j6dtnzO5DVZAVlikn2jkkhjtVZ7Zqf2ZF4irELCp+UYycNUhtprAk3ZljhcsUbMcJSWVaVP5N4RO0l"
    "Lye272vCnRVSHzs3wBpSlbI1ZJGkU8aBqufGsj3/msk8juHx5UrHuMox4pbLLmRXshvZnexBOD8qZE+yF9mbTBi/K7wF"
    "Yx+yDxlK33zC5Wp+lto4xBo31Wn7EnsA4iMP6e9ux/immraEbzyCWGXtj8v/5mvwXWI/0q/WZtX25/DqAZv0z0/vQk8f"
    "YcYug6j3Wz9VGwWwYz5eYbwlvWM6m6M0X+v8c4tM7q0pmNP5g2GWI+5nqmAu+UNTz66dNp8/UW1+rT3d4Dl+P6zZBmir"
    "rBhXuf3PlG8u4tS/wdW7TOb/rCeLO1d4kWkfuTlyseuZ6t0h5XLO6/i7Gd/bzy23byzGXpcz1e5dT8yoEJ+2x5VhlL/F"
    "08XNKR5bQENIQ66p5iU307QWNeHiyGJK+9hmHDVVey2ZkSMjylufuU4aeTVcWe1z3o5y139eLFoejTK5yPk55v5YWkdp"
    "acaDxeXGPFM+yvDItTbpZWNyxcXRxt0U0wXjVhfzI9375yn6f1DfV21+l8o/RdXgck58MFsb6inmPk8bx537LuiTxG5U"
    "zEUtk7ClWpDvzanb97TLdRGiL4z8yv7StR+UogNIvk9tfBxIqtNxEDmYHEIOJQdFzxxGDidHkCO160yOIkeTgNBdA9ny"
    "EXspAZPyuiFdr52WiNQ7CC83fuG7/p5n1PMP9UAk+t+TyWDb82wg2VWijfeHGshWqpf7B9J7d5d5/vZmux+l+WzTv5Bs"
    "bYlZDGr/TVXn9+rq9/a8f8n8ZJX7f4jXL5XlP89fX9pCK89fV3ubyCiV+2JQ6Zvc36qK/qrzz6dS6Q9b2/ON7vOT84bn"
    "VKDdIVHltbGs/RYy60+8rNUXKnxhFMuE7n+99W92vGkdQ/j/SyWerjbM/L7E4VjSb9irXXzm05vldjv+awNL/oXbaxWM"
    "oc/+u93NeenC/mM+x9dFqodvCRuqfNsMx5HjyQnkRHISOTmC6q5TyKnkNHI6OYPw+2jKe1plKed/i3ujDhF6u8piamlT"
    "nEko5jH99v2Tz78OLfbvXbRvYnlRe8qW+cdYUtpQqz1f3c8j7xsyzN4OIQ06zxR5iEtGerC/6bG4QOIxExIvnuw/Wf+J"
    "v2ttA+Txh9GxrgHk8tL2qN1Z5Cxio7TXtUCI43NLCs8sspD6Rc2vVmmp1KGnzn0w1L1j/8+8luHlZMUZVKPJG1tDdY8L"
    "9C79HqyeY/uEu7F231D++2Gp8o3k0Tz9sj216sW8UXLGjX6S+YQ2yxnPei6LfQRagl2Es4ldnGMZfa9FdPZ1W3zN47PF"
    "V1f1f1ftC1XtcS6RAYrzquvpf+A8IoPqvOp6+n8R7f9m76+S/vpzY+Kx0XxHAxd78UC5d0Lf8h+F/ajt5z7bbmoyOih6"
    "E6tvcTN5Xidt5XuNdld+UUhtM/pl/RnT3teijX+yOVDkqaqdvuIQAbOTpC+xaxYtG6Y9Jr797c987atKjG6OtFnPxTPu"
    "+diWP8+odyOW77bnl9edUV/3+Wb6X62hm4xJlHsjblf/D8/+1264uBWow2WtQC2htm0rxaDrH4/BLFTdr0jVunBTgtOR"
    "Twjtzj4F33D9jrw1ZaJf5SPIYk1uW78X94Lopn5pVm+a1i3tzQQvy2P5bhx1y7hM17LzzlVlwCX9oXTlQ0zdsrBWqDhO"
    "26x9Uq/+8a2u4lPvSu1r9nIPspVIbtpn+VocuQS4l3/5nuj8vvfFGTnpHHb5+hUPQakH/pXKlhibo/oqitnd6PkRyDRv"
    "+tP+5+1/aMSXNtf3+QrJqlf+0/VlqtkX9a3UurkeyHQOXa+Rr3Bjv0PGTkprKxln83tlPNDtg9tezSfPKbaU+JKZkSqd"
    "iVn5CVpqn9iims1zWlPktp+2+09tUk8lm6W82X4dviW92aXUs/SrpFiX/6a7ZbnTy75U8ov1Q9f2AVNLNt+6FbWtjD62"
    "N9f1qrT2W3zUNjCEsNYQ6wyhkq9qvWl5m0d+pVlLmPVxAK6lEmZtoHS1skpn9d1+6H69hFiH+lwLIsh6j03Tr/MYYd8n"
    "QKDcfdTXpI9yohsbDV9jV6lr+z6+4mpf1XkJtmb+l/lhYFsFsvZQGd+r6ffyGeem0lJnP2EINLNt/b7nv4uVqLI+OSTS"
    "4EttQXX8N9hKPVtj53kazuR1HN+bv/F71huMaP8NSi3AsNaKKZYDKlXqXuy8y5euT1d9rNbFvtmehRbEfIeNgwa0UrCY"
    "s37meX5UEy8D3dG3rIFfY3R8+Pm7CPJt8/2o4R+xnyvIXPpn4/tuXif5Xza/xUs8MFNf1NXHP5rPYqtL+RiGbT+vt1pi"
    "eBayfvtn8KH3nGwXsvlxvsTveY6uQ6o7p8rWUagZGVhczx/zR39b9u8xDCdQPVXUW+lnG5IZGMunPpYhlO8udMnQtXx9"
    "/z16+Un7lml/JrdjzGvwHaJ+/DIL9WKgq+AtENzT3yVH6Qgb6z80hWh1Fe0yOktNHc9q5nG0VZr6IJf+wOZE1glmq3fM"
    "n593Ddbc818aVhugyQ4u5u9BS++pSk/Ku5SH4P6tZr9V74GEGnROzyqXdjH1EP7beA8fv0wm0ZG8je8Z31MPzfSp1+BN"
    "niGN4zv7/c6JcuzT9jm/VVTddcHmu+g7y9vgdXoQqhnd7cxZsRlk0hjU0niymObV/oVGVi1xNjcNGzqEDe6M86fNbNC8"
    "pIhjx2Xzf4I594/pd8j/nOPl86u8gcrntCL9Qyu/qL3DSr/GrERrjevWxPnEHBdYQFFPls//o7a7MdiysNqFV/heWUD+"
    "eA1t0l3oz+aeMKjfKLX3eAgepuTzQwLuUMUv3lf0WqCrF0RfV3VrBXGGStPn3Y/vdjH+NbTx5Wb8q3KH2XVTGtaQNUTu"
    "X9LOOy8k9dGn5+dpToebFaJt64fm+muc/1IVdOfpedXDVe9sfn3IM6CGUxfrKW1W/rviVJX0udRfNvXjPPTRh9z+bKb/"
    "2uMPDGQPjdPfhD70JLfrB/364vWD2AV+/QLvZd8t7UPgvEiDjqpFlrdhlIemObhYOT/K+ciPkQvDXRPedZrnnfejBAa9"
    "k6+R+4vB/67nt43zH7tcv7+4PlvshmXDp+cb/ohBQxf+D/ju9os="
)

# flags, upper, lower, title, fold, digits: 32 bits each.
RECORDS: Final = unpack(
    "eNqVmXtsFUUUxuf2lva2YsEaEkQC+ADqJbwFkYilAhpAgxohgUiEiFFjjEQekUiA1KC8goAYDAJiKiQYDK9AeEOhCKmi"
    "RaAplAAt0KIYpAbDm7qn+037zWG20f7zfefXs2fPzM7O3b3XGP/fjCgei+ApEQdE8Uf9OCvzXhaL+XlKip/H436emurn"
    "TZr4eVqan6en+3ki4ecZGX6eGbBH2oS+nXHVZPnn54Eg/2xtba14q5Z7/9r5cVPfdYlH8NSwfjX+J5oex/+S/6N+wBIp"
    "0eOSS402YmnwwqcgZwrl23mzyzFGdWoxL7U0PzY/A6kZVL8l8lqq+WyKHNFm8LbOZ8i1KvnH7oZe9OrdBr4fNfd7+v/N"
    "uGr5L8ZVyw8bVy0fZly1vNi4avlPxlXLfzWuSv9j4cd6+j9qXLX8iHFV6hTAF3jqHDeuSn4+fL4nv9S4avlJ46rlJ4yr"
    "lpcbV2ON3Hd94Pt4+knBGrTLOw/r0Lc+73rWp/ANiDcono3DRVuodfgNcq1afgjxIcWnIZ6meKekq5aPRt5olZ+TdFX6"
    "zIXPTd47P/1wfD9VZ5Bx1fIXjKtSvy3qtk2616U14taKt0HcRvEu6KGLmuceiHso3hNxT8V7I+6teC/EvRQftgr36Cq3"
    "n6GIhyreHcd3V3VykJej8gciHqh4VxzfVdXpjLiz4teeCL1Vy/NQN0/Vv4O8Oyq/E+p2UvWTiJOKV+P4alWnA/I6qPwB"
    "6GOA6ieJOKn4Dhy/Q9XpiLij4tsQb1O8PeL2irfA+Vqo82Yjzmb+rH+fiXXx8+Z9jXkNXnSirdPDn2/vI5s3UfEOxlXL"
    "2xtXLe9vXLU817ha93mKPUq0NX3OnsR8nVTzVo64XPF2OFb0capTgbwK2l+F7wXfq+oUIi70PA8kjKuSvw95opX0+X4Q"
    "XrRa7WO+z4sjyBGtoTrF8KJ/EL8Of131/z1i0WLKXw8vWkI83T6nqn7mIWeeZx6KwIqozkp40b1qvDcQ31D8ZeOq7lOf"
    "t5lxVfLtXNV48rsZVyXfjr1E75NYM53C2ypcKpkR911m4/fRmNau1q23+zzPvZn+514vj0fw1AjeJIKnRfD0CJ6I4BkR"
    "nN5TSpb45yfhWf+8nq1PRDxfmS7R99Gi6vBY0Y3VDevzC3jRTcSXwYvuJL4CXnQ38eXworuIfwcvWkS8HF70FPF9s8Oe"
    "RffPVvvn1TDPquSnzsHlnuOOtwpzVJWlnj+R10fld8faFn2S9smn4EX7Eu8HL9qf+AB40eeJD4YXfZH4AVxT0R/VPpBX"
    "Gcb8Hqf3Ws7Xe1/d8xKOFX2V6gyHFx1JfDS86Fjib8GLvkt8CHoYotbbCPgRio+DH6f4DM93JsLHw49XfBr8NMXfR2+J"
    "8Jj6PicQn+y+F9fzqcSnE88nPpP4LOJzic8nvpD4YuJLiC+Fz0P/9vqNJz6B+GTiU4hPJT6deD7xmcRnEZ9LfD7xhcQX"
    "E19CfCmNazmNayXxAuKria8hvpb4OuIbiW8mvpX4DuK7iRcSLyJ+kHgxjWs5jWsl8QLiq4mvIb6W+DriG4lvJr6V+A7i"
    "u4kXEi8ifpB4MY3rMI2rhPhR4qXETxA/RfwM8UriF4hfJH6J+GXiNcSvEr9G/CaN6zCNq4T4UeKlxE8QP0X8DPFK4heI"
    "XyR+ifhl4jXErxK/RvwmjeuOfUaKmVg81sDTYvXfmZkM4k3hmwWaTbwFvGhL4g/Dtw30sZj7PcYW9GM1D+e9hpjPW34O"
    "n7+B3jrX8HnRETnJQDtTfjfqvyfx3vBPB/oM8Vx40eeID4IfHOhLqn9+Rrf9d6P++byvwIsOJz4SXvR14m/Ai76pzrsM"
    "9ZfR5+bbyBF9j+p8AC/6IfFJ8KIfEf8YXnS6Ou8CnG8BnfcT5Hwa6GyqM4/m/3Pii+C/DPQr4l/Di64g/i38qkDXqH5m"
    "oI8Z6jkk336O0HWZR9fF9iMvC//5e+xYBG8SwdMieHoET0TwjAhOz+cFeO6yWv88dgbjP+Py7Yi3K47XnHqV+T+POTtP"
    "71k5yG9uXG0Z8CvIu0L57bJDbWVcbR7wKuRV+b63L8U+UOr22aomjK1a/hDyrEr/x4+H3qrlZYjLjt973vNgVi2Po25c"
    "9VOBvAqVX4m4UvFCxFbr3ruxp1mtW3IRv5dlZDX+3np7UljDquVlozDmUQ3n1e/WnL8TeVYt34B4g+KbEW9WfA/iPYpf"
    "RnxZ8VLEpYpfQnxJ8ZVxV+vfW9V3BJbvwvG7VJ1DmC+rMj9jbofeav28vRPGotYL/wF7y/pAN9E+tgV+W6A7ie+B3xfo"
    "AeKH4H8OtIT4MfiyQE8RPwt/LtAq4r/D/xnoX8T/hv8n0OvEb8HfDTSW0sBT4dMDzSR+P3zzQB+Ej0X83hdLNr5u7Xac"
    "w/cprl2ZZ3/oaFytez5E3glP/qPqZ2jJP4280579Sv/9C90Fets="
)

# Counts, each followed by so many code points: 32 bits each.
MAPPINGS: Final = unpack(
    "eNptlb1LW1EUwG9yTbV+Dv4B9sOqVdvi4CQd+qhiimRoBXHzo4k+fYkFQ4sgDh0KTtIpZOzgEChCp2ARoUMGHfoHOfVe"
    "3rm+Xw4Fb/K7v3fOucdDuC9vjPkgKy/fh8KH4NitXpvylfsomYxrwu/cGpSYPWH3Z5ruo8+tnOwv1f5c7TvY+1rzBWPe"
    "FzL+KlwGL7s1J/G74FWT1vJcB6+51S/8BbwOPgK/ces6n/Im2Pc+KjEdYQtv8D9xH57n1POceh6p55Gc1TeWztWzGUtn"
    "6vkhfA6+Hz4PPwBv4Qfhe+CH4Avww/AP4Efge+Gn4B/BP4d/DD8N/wR+Bv4p/Cz8OPwL+GfwL+En4F/BT8Lvwm/Ax/Cb"
    "8HvwW/D78NvwCfxH+Cp8Gb4GX4E/gN+B/w3veVH4E2K+2yzml838N3jPIfen7c6NkBt+x8E31X5R9iE21LlFn7fos44+"
    "G+injdxT+FP0eWG7cyPkhj4bqs+G6rONPnnHGXXHGandxDmXOCfkRSovUnejUXdjqPsD988f8DnO6/ynXqTqhdg7zPsO"
    "8z7GvFuY6w1meQZ/hnn/td25EXJDHy0175aa9436XSzJClwRroC9L4JjxMTwK+AEMUk65vuzitiHGhZnxip+RcUnKj7B"
    "O3cVXMf7N/Bb955bKmT8WbgO9n4eXEZMGX4BvI+YwCWcVUL9E3XWa3AVdTz/AybPoRM="
)
