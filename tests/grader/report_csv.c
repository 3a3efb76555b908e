/*
 * report_csv.c: a heading and a row, as RFC 4180 has it. The headings
 * say EX, or a spreadsheet would take 1.10 for 1.1.
 *
 *     submission,graded,"EX 1.1","EX 1.2",points,of
 *     "Ann",yes,2,3,5,5
 */
#include "report.h"

#include <string.h>

static void put(FILE *out, uint32_t c, bool twin)
{
    if (c == '"')
        putc('"', out);
    report_put(out, c, twin);
}

/* A cell that begins with one of these signs is a formula to spreadsheets,
   and a quote in front makes it a text. */
void report_csv_text(FILE *out, const char *text)
{
    const char *first = text + strspn(text, " \t\r\n");
    putc('"', out);
    if (*first && strchr("=+-@", *first))
        putc('\'', out);
    report_line(out, text, put);
    putc('"', out);
}

void report_csv(FILE *out, const GradeRecord *grade)
{
    fputs("submission,graded,", out);
    for (int e = 0; e < grade->exercises; e++) {
        fputs("\"EX ", out);
        report_line(out, grade->at[e].id, put);
        fputs("\",", out);
    }
    fputs("points,of\r\n", out);
    report_csv_text(out, grade->name);
    fputs(!grade->graded ? ",no," : grade->practice ? ",practice," : ",yes,",
          out);
    for (int e = 0; e < grade->exercises; e++)
        fprintf(out, "%d,", grade->at[e].points);
    fprintf(out, "%d,%d\r\n", grade->points, grade->of);
}
