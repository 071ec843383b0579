"""Functions that take or give functions."""


def reduce_check(function, items):
    first = True
    for item in items:
        if first:
            value = item
            first = False
        else:
            value = function(value, item)
    return value
