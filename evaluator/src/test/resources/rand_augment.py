"""One operation of RandAugment or AutoAugment by Pillow: NAME STRENGTH SIGN SIDE FOLDER; reads FOLDER/in.rgb, writes FOLDER/out.rgb."""
import math
import sys

from PIL import Image, ImageEnhance, ImageOps

if sys.argv[1] == "--probe":
    sys.exit(0)

name, strength, sign, side, folder = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
with open(folder + "/in.rgb", "rb") as file:
    image = Image.frombytes("RGB", (side, side), file.read())
fill = (10, 20, 30)


def affine(*matrix):
    return image.transform(image.size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=fill)


shear = sign * 0.3 * strength
move = sign * math.floor(150.0 / 331 * side * strength)
factor = 1 + sign * 0.9 * strength
out = {
    "IDENTITY": lambda: image,
    "SHEAR_X": lambda: affine(1, shear, 0, 0, 1, 0),
    "SHEAR_Y": lambda: affine(1, 0, 0, shear, 1, 0),
    "TRANSLATE_X": lambda: affine(1, 0, move, 0, 1, 0),
    "TRANSLATE_Y": lambda: affine(1, 0, 0, 0, 1, move),
    "ROTATE": lambda: image.rotate(sign * 30 * strength, Image.Resampling.NEAREST, fillcolor=fill),
    "BRIGHTNESS": lambda: ImageEnhance.Brightness(image).enhance(factor),
    "COLOR": lambda: ImageEnhance.Color(image).enhance(factor),
    "CONTRAST": lambda: ImageEnhance.Contrast(image).enhance(factor),
    "SHARPNESS": lambda: ImageEnhance.Sharpness(image).enhance(factor),
    "POSTERIZE": lambda: ImageOps.posterize(image, 8 - round(4 * strength)),
    "SOLARIZE": lambda: ImageOps.solarize(image, 255 * (1 - strength)),
    "AUTO_CONTRAST": lambda: ImageOps.autocontrast(image),
    "EQUALIZE": lambda: ImageOps.equalize(image),
    "INVERT": lambda: ImageOps.invert(image),
}[name]()
with open(folder + "/out.rgb", "wb") as file:
    file.write(out.tobytes())
