# derive.awk: an exercise's file, from its source: with its stubs, its answers
# or the blocks of a known mistake.
#
#   awk -v kept=stub -f derive.awk SOURCE
#   awk -v kept=answer -f derive.awk SOURCE
#   awk -v kept=mistake -f derive.awk MISTAKE SOURCE

BEGIN { blocks = group = 0 }
# The mistake's blocks, after its first comment.
kept == "mistake" && FNR == NR {
    if (!begun) {
        begun = /\*\//
    } else if (/^[ \t]*\/\/! answer/) {
        if (block[blocks])
            blocks++
    } else if (block[blocks] || NF) {
        block[blocks] = block[blocks] $0 "\n"
    }
    next
}
/^[ \t]*\/\/! answer/ {
    inside = "answer"
    if (kept == "mistake")
        printf "%s", block[group++]
    next
}
/^[ \t]*\/\/! stub/ { inside = "stub"; next }
/^[ \t]*\/\/! end/ { inside = ""; next }
inside == "" || inside == kept
