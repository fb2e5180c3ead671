"""Hostile pictures: SVG that explodes or reaches out, PNG and JPEG that lie about their size or end too soon."""
import struct
import zlib

from harness import hostile, must

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100" viewBox="0 0 100 100">'


def picture(p, name, content):
    p.put(f'notater/{name}', content)
    p.document(f'![Et bilde]({name} "Et bilde")\n')


def svg(name, content, status=None, says=(), head=SVG, before=''):
    hostile(f'SVG: {name}', status, says)(lambda p: picture(p, 'a.svg', before + head + content + '</svg>'))


LAUGHS = '<!DOCTYPE svg [<!ENTITY a0 "ha">' + ''.join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 30)) + ']>'
svg('entities that stand for billions', '<text x="1" y="9">&a29;</text>', before=LAUGHS)
svg('entities that stand for each other', '<text>&a;</text>', before='<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')
svg('groups 100,000 deep', '<g>' * 100000 + '<path d="M0 0L9 9"/>' + '</g>' * 100000)
svg('groups with a transform, 10,000 deep', '<g transform="scale(1.1) rotate(3)">' * 10000 + '<path d="M0 0L9 9"/>' + '</g>' * 10000)
svg('a path of 5 MB', '<path d="M0 0' + 'L5 5' * 1250000 + '"/>')
svg('a path with arcs', '<path d="M0 0' + 'a5 5 0 1 1 3 3' * 100000 + '"/>')
svg('100,000 shapes', '<rect x="1" y="1" width="5" height="5"/>' * 100000)
svg('100,000 texts', '<text x="1" y="9">tekst</text>' * 100000)
svg('a text of 1 MB', '<text x="1" y="9">' + 'ord ' * 250000 + '</text>')
svg('a shape that uses itself', '<g id="a"><use href="#a"/><use xlink:href="#a"/></g>')
svg('uses that double forty times', ''.join(f'<g id="a{i}"><use href="#a{i + 1}"/><use href="#a{i + 1}"/></g>' for i in range(40)) + '<rect id="a40" width="9" height="9"/>')
svg('numbers beyond all bounds', ''.join(f'<path d="M{n} {n}L0 0c1 {n} 2 2 {n} 3a{n} {n} {n} 1 1 {n} {n}" stroke-width="{n}"/><circle r="{n}"/><rect width="{n}" height="{n}" rx="{n}"/>'
                                         for n in ('1e308', '-1e308', '1e-308', '9' * 1000, 'NaN', 'Infinity', '1e', '.', '-', '0x10', '1e99999999999')))
svg('transforms beyond all bounds', ''.join(f'<g transform="{t}"><rect width="9" height="9"/></g>' for t in (
    'scale(1e30)', 'rotate(1e30)', 'matrix(1e9 1e9 1e9 1e9 1e9 1e9)', 'skewX(90)', 'scale(0)', 'translate(', 'rotate(1,2', 'scale(1e9) ' * 1000)))
svg('a style sheet of 1 MB', '<style>' + '.a{fill:red}' * 80000 + '</style><rect class="a" width="9" height="9"/>')
svg('1,000 classes, and shapes that have them all', '<style>' + ''.join(f'.a{i}{{fill:red}}' for i in range(1000)) + '</style>' + ('<rect class="' + ' '.join(f'a{i}' for i in range(1000)) + '" width="9" height="9"/>') * 1000)
svg('pictures in it, from the net and from the disk', '<image href="http://127.0.0.1:9/a.png" width="9" height="9"/><image href="file:///etc/passwd"/><image href="../../outside/secret.svg"/>')
svg('paths that are none', ''.join(f'<path d="{d}"/>' for d in ('', 'M', 'M0', 'L1 1', 'Z', 'M0 0 X', 'M0 0 1', 'A', 'M0,0,,1', 'M0 0a1 1 0 2 2 1 1', 'M' * 10000, '0' * 10000)))
svg('polygons with odd points', '<polygon points="1"/><polyline points="1,2 3"/><polygon points="' + '1,' * 100000 + '"/>')
svg('never closed', '<g><g>', head=SVG + '<g')
svg('attributes 1 MB long and 10,000 of them', '<rect ' + ' '.join(f'a{i}="b"' for i in range(10000)) + '/><rect fill="' + 'a' * (1 << 20) + '"/>')

for _size in ('0', '-5', '1e300', '99999999999999999999', '1e-300', '100%', 'NaN', '', '1px2', '0.0000001', '32768', '1000000000mm'):
    svg(f'the size {_size!r}', '<rect width="9" height="9"/>', head=f'<svg xmlns="http://www.w3.org/2000/svg" width="{_size}" height="{_size}">')
    svg(f'the viewBox {_size!r}', '<rect width="9" height="9"/>', head=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_size} {_size}">')
    svg(f'a thin viewBox, {_size!r}', '<rect width="9" height="9"/>', head=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_size} 0 1 {_size}">')


@hostile('SVG: an entity that is a file', None)
def _(p):
    picture(p, 'a.svg', '<!DOCTYPE svg [<!ENTITY a SYSTEM "../../outside/secret.md"><!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]>' + SVG + '<text x="1" y="9">&a;</text></svg>')

    def check(run):
        for path in p.out.rglob('*'):
            must(not path.is_file() or b'Hemmelig' not in path.read_bytes(), 'the file was read')
    return check


@hostile('SVG: no XML at all, other encodings', None)
def _(p):
    p.put('notater/a.svg', b'\xff\xfe' + SVG.encode('utf-16-le'))
    p.put('notater/b.svg', '<?xml version="1.0" encoding="ISO-8859-1"?>'.encode() + SVG.encode() + b'<text>\xe5</text></svg>')
    p.put('notater/c.svg', '<?xml version="1.0" encoding="no-such"?>' + SVG + '</svg>')
    p.put('notater/d.svg', '%PDF-1.7')
    p.document('\n\n'.join(f'![a]({n}.svg)' for n in 'abcd'))


# ---- PNG and JPEG ---------------------------------------------------------------------------------------

def chunk(kind, content, length=None):
    return struct.pack('>I', len(content) if length is None else length) + kind + content + struct.pack('>I', zlib.crc32(kind + content))


def png(width, height, data=None, depth=8, colour=2, interlace=0, extra=b''):
    head = struct.pack('>IIBBBBB', width & 0xffffffff, height & 0xffffffff, depth, colour, 0, 0, interlace)
    rows = (b'\0' + b'\x80' * (width * 3)) * height if data is None else data
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + extra + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b'')


GOOD = png(8, 8)
PNGS = {
    'a good one': GOOD,
    'a size of 2^31': png(1 << 31, 1 << 31, b'\0'),
    'a size of 2^31 - 1': png((1 << 31) - 1, (1 << 31) - 1, b'\0'),
    'a size of 60,000 by 60,000': png(60000, 60000, b'\0' * 1000),
    'no size': png(0, 0, b''),
    'more rows than it has': png(1000, 1000, b'\0' * 100),
    'rows of 30,000 by 30,000 in 1 bit': png(30000, 30000, b'\0' * (3751 * 30000), depth=1, colour=0),
    'a colour type of 7': png(8, 8, colour=7),
    'a depth of 77': png(8, 8, depth=77),
    'interlaced': png(8, 8, interlace=1),
    'an interlace of 9': png(8, 8, interlace=9),
    'a palette that is not there': png(8, 8, (b'\0' + b'\7' * 8) * 8, colour=3),
    'a palette of nothing': png(8, 8, (b'\0' + b'\7' * 8) * 8, colour=3, extra=chunk(b'PLTE', b'')),
    'a chunk longer than the file': GOOD[:33] + chunk(b'IDAT', b'x', length=0x7fffffff),
    'a chunk of length -1': GOOD[:33] + chunk(b'IDAT', b'x', length=0xffffffff),
    'a compressed profile that explodes': png(8, 8, extra=chunk(b'iCCP', b'a\0\0' + zlib.compress(b'\0' * 100000000, 9))),
    'a compressed text that explodes': png(8, 8, extra=chunk(b'zTXt', b'a\0\0' + zlib.compress(b'\0' * 100000000, 9))),
    '100,000 texts': png(8, 8, extra=chunk(b'tEXt', b'a\0b') * 100000),
    'no data': GOOD[:33] + chunk(b'IEND', b''),
    'data that does not inflate': GOOD[:33] + chunk(b'IDAT', b'\xff' * 100) + chunk(b'IEND', b''),
    'filters that are none': png(8, 8, (b'\x77' + b'\x80' * 24) * 8),
    'a wrong sum': GOOD[:40] + b'\xff' + GOOD[41:],
    'the signature alone': GOOD[:8],
    'a resolution of nothing and of all': png(8, 8, extra=chunk(b'pHYs', b'\0' * 9) + chunk(b'pHYs', b'\xff' * 9)),
    'transparency of the wrong length': png(8, 8, extra=chunk(b'tRNS', b'\0' * 5)),
}
for _name, _content in PNGS.items():
    hostile(f'PNG: {_name}')(lambda p, content=_content: picture(p, 'a.png', content))


@hostile('PNG: cut off at every byte', None)
def _(p):
    for i in range(len(GOOD)):
        p.put(f'notater/a{i}.png', GOOD[:i])
    p.document('\n\n'.join(f'![a](a{i}.png)' for i in range(len(GOOD))))


@hostile('PNG: every byte changed', None)
def _(p):
    for i in range(len(GOOD)):
        p.put(f'notater/a{i}.png', GOOD[:i] + bytes([GOOD[i] ^ 0xff]) + GOOD[i + 1:])
    p.document('\n\n'.join(f'![a](a{i}.png)' for i in range(len(GOOD))))


def segment(marker, content, length=None):
    return b'\xff' + bytes([marker]) + struct.pack('>H', (len(content) + 2 if length is None else length) & 0xffff) + content


def jpeg(width, height, components=3, precision=8, before=b'', frame=0xc0):
    parts = b''.join(bytes([i + 1, 0x11, 0]) for i in range(components))
    return b'\xff\xd8' + before + segment(frame, struct.pack('>BHHB', precision, height, width, components) + parts) + segment(0xda, b'\x01\x01\0\0\x3f\0') + b'\0' * 20 + b'\xff\xd9'


JPEGS = {
    'a size of 65,535': jpeg(65535, 65535),
    'no size': jpeg(0, 0),
    '2 components': jpeg(8, 8, components=2),
    '255 components': jpeg(8, 8, components=255),
    'no component': jpeg(8, 8, components=0),
    'a precision of 99': jpeg(8, 8, precision=99),
    'a segment of length 0': b'\xff\xd8' + segment(0xe0, b'', length=0) * 10 + jpeg(8, 8)[2:],
    'a segment of length 1': b'\xff\xd8' + segment(0xe0, b'', length=1) + jpeg(8, 8)[2:],
    'a segment longer than the file': b'\xff\xd8' + segment(0xe0, b'', length=65535),
    'a frame that is too short': b'\xff\xd8' + segment(0xc0, b'\x08'),
    'markers without end': b'\xff\xd8' + b'\xff' * 1000000,
    '100,000 segments': jpeg(8, 8, before=segment(0xfe, b'a') * 100000),
    'a frame of another kind': jpeg(8, 8, frame=0xc9),
    'the signature alone': b'\xff\xd8',
    'a turned picture whose note is broken': jpeg(8, 8, before=segment(0xe1, b'Exif\0\0II*\0\xff\xff\xff\xff')),
    'a turned picture whose note points round': jpeg(8, 8, before=segment(0xe1, b'Exif\0\0MM\0*\0\0\0\x08\xff\xff' + b'\x01\x12\0\x03\0\0\0\x01\0\x09\0\0' * 10)),
}
for _name, _content in JPEGS.items():
    hostile(f'JPEG: {_name}')(lambda p, content=_content: picture(p, 'a.jpg', content))


@hostile('JPEG: cut off at every byte', None)
def _(p):
    good = jpeg(8, 8)
    for i in range(len(good)):
        p.put(f'notater/a{i}.jpg', good[:i])
    p.document('\n\n'.join(f'![a](a{i}.jpg)' for i in range(len(good))))


@hostile('picture: one picture 3,000 times', None)
def _(p):
    p.put('notater/a.png', png(300, 300))
    p.document('![a](a.png)\n\n' * 3000)


@hostile('picture: one SVG of 200 kB, 1,000 times', None)
def _(p):
    p.put('notater/a.svg', SVG + '<path d="M0 0L9 9z"/>' * 9000 + '</svg>')
    p.document('![a](a.svg)\n\n' * 1000)


@hostile('picture: other kinds under false names', None)
def _(p):
    for name, content in {'a.png': jpeg(8, 8), 'b.jpg': GOOD, 'c.svg': GOOD, 'd.png': SVG + '</svg>', 'e.gif': 'GIF89a', 'f.webp': 'RIFF', 'g.png': '<script>alert(1)</script>', 'h.md': GOOD}.items():
        p.put(f'notater/{name}', content)
    p.document('\n\n'.join(f'![a]({n})' for n in ('a.png', 'b.jpg', 'c.svg', 'd.png', 'e.gif', 'f.webp', 'g.png')))


@hostile('picture: 500 different ones', None)
def _(p):
    for i in range(500):
        p.put(f'notater/a{i}.png', png(64 + i, 64))
    p.document('\n\n'.join(f'![a](a{i}.png)' for i in range(500)))
