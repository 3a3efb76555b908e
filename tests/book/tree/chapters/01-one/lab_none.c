#include "lab.h"

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    lab_value("none", 0);
    return lab_end();
}
