"""PNG files made small: charts have few colours, so that a palette and plain rows take a fifth of what vl-convert writes."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256


def packed(image: bytes) -> bytes:
    """Return the same picture in fewer bytes: with a palette. One that is not opaque comes back as it is."""
    import numpy as np

    chunks = list(_chunks(image))
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", chunks[0][1])
    lines = np.frombuffer(zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT")), np.uint8)
    lines = lines.reshape(height, -1)
    # Every line is stored as differences from the pixel to the left (filter 1), as vl-convert writes them.
    if (depth, colour) != (8, 6) or set(lines[:, 0].tolist()) != {1}:
        return image
    pixels = np.cumsum(lines[:, 1:].reshape(height, width, 4), axis=1, dtype=np.uint8)
    if pixels[..., 3].min() < 255:
        return image
    palette, index = _palette(np.ascontiguousarray(pixels))
    cells = index.reshape(height, width)
    # Plain rows (filter 0) pack best: charts are flat areas and the same letters again and again.
    rows = np.hstack([np.zeros((height, 1), np.uint8), cells]).tobytes()
    kept = [chunk for chunk in chunks if chunk[0] == b"pHYs"]
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    made = [(b"IHDR", header), *kept, (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(map(_written, made))


def _palette(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the colours that most pixels have, and each pixel's index among them: that of the nearest where its own is left out.

    Few colours are ever left out: they are steps on the edges of letters, where the nearest is as good.
    """
    import numpy as np

    found, index, counts = np.unique(pixels.view("<u4").ravel(), return_inverse=True, return_counts=True)
    colours = found.view(np.uint8).reshape(-1, 4)[:, :3]
    kept = np.sort(np.argsort(-counts, kind="stable")[:_COLOURS])
    nearest = np.empty(len(found), np.uint8)
    for start in range(0, len(found), 4096):
        some = colours[start : start + 4096].astype(np.int16)
        nearest[start : start + 4096] = np.abs(some[:, None, :] - colours[kept].astype(np.int16)[None]).sum(axis=2).argmin(axis=1)
    return np.ascontiguousarray(colours[kept]), nearest[index]


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(image):
        (length,) = struct.unpack_from(">I", image, at)
        yield image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        at += 12 + length


def _written(chunk: tuple[bytes, bytes]) -> bytes:
    kind, body = chunk
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
