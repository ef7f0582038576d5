"""Reads our standoff files with bratly and writes them again: another program's order and numbers, the same labels.

    pip install bratly==0.1.4 bratly-io-fs==0.1.4
    claimbench label export data --format brat --out exported
    python make.py exported/fr-01-emeutes-toamasina.ann
"""

import pathlib
import sys

from bratly.io.ann_write_src import write_ann_file
from bratly.io.file_read_src import read_and_load_ann_file

source = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent
write_ann_file(read_and_load_ann_file(str(source)), str(here / source.name))
(here / source.with_suffix(".txt").name).write_bytes(source.with_suffix(".txt").read_bytes())
