"""Title

Introduction."""
#: python 3.12
#: level counts
# Narration
# of two lines.
#: ask refs(x) -- How many?
x = f'{a!r:>{width}} {b=} {"c" if d else "e"} {{}} {x:%H:%M} {f"{y}"}'
y = f'''{
    (lambda z: z)(1)
}'''; z = rf'\d{x}' 'plain' f'{{'
#: pause
#: focus x y
w = b'\x00' b"\n" and 'é€😀\u00e9\N{DASH}'  # trailing
# closing
