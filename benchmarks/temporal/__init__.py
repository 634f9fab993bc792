"""What `benchmarks/times.py` measures: corpora with TIMEX3, specifications of intervals, own expressions, speed."""
