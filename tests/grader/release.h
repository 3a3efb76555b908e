/*
 * release.h: the file RELEASE, which says what a tree for learners consists
 * of: "version DIGEST", then a line "DIGEST PATH" for each other file, in
 * order. A version is the digest of those lines.
 */
#pragma once
#include "grader.h"

typedef struct {
    char *path;
    uint64_t digest;
} Entry;

typedef struct {
    int count;
    Entry *at;
} Manifest;

/* The files below a folder, but for build/ and the manifest itself, in order;
   what is neither file nor folder is left out. */
Manifest manifest_of(const char *root);
/* As the file has it; dies where it is not a whole manifest. `checked` false:
   its lines as far as they go, and none where there is no file. */
Manifest manifest_read(const char *path, bool checked);
char *manifest_text(const Manifest *m);
/* Whether some entry has this path, and this digest. */
bool manifest_has(const Manifest *m, const char *path, uint64_t of);
bool manifest_names(const Manifest *m, const char *path);
/* The digest of a file's bytes; 0 where it is no plain file. */
uint64_t file_digest(const char *path);

/* Writes RELEASE below a folder. */
int command_manifest(const char *root);
/* Brings what the release `from` has into the learner's tree `to`. */
int command_update(const char *from, const char *to);
/* The lines that stand in answers and mistakes only, one a line. */
int command_secrets(const Exercises *all);
