"""The older names of two functions of bisect."""
bisect = bisect_right
insort = insort_right
