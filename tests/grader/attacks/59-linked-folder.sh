#!/bin/sh
# Hands in a folder that is a link to the solutions: the file in it is a
# regular one. No part of the way to a submission may be a link.
# expect: missing
ln -s "$2/solutions/01-one" "$1/01-one"
