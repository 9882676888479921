/* The least that any program built on libcmark must do with a journal: find every .md file below
   a folder, read it, parse it, and walk the tree once. What jobjournal takes beyond this is its
   own. The agenda is left out: it is what comes of it all. */

#define _DEFAULT_SOURCE /* fts on glibc */

#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

struct buffer {
  char *bytes;
  size_t capacity;
};

struct totals {
  uint64_t files, bytes, nodes, text;
};

static void fail(const char *path) {
  fprintf(stderr, "floor: %s: %s\n", path, strerror(errno));
  exit(1);
}

static int by_name(const FTSENT **a, const FTSENT **b) {
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

static int is_application(const FTSENT *entry) {
  size_t length = entry->fts_namelen;
  return length > 3 && strcmp(entry->fts_name + length - 3, ".md") == 0
         && strcmp(entry->fts_name, "AGENDA.md") != 0;
}

static size_t read_file(const char *path, struct buffer *buffer) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  struct stat status;
  if (fstat(file, &status) != 0) fail(path);

  size_t size = (size_t)status.st_size;
  if (size > buffer->capacity) {
    char *larger = realloc(buffer->bytes, size);
    if (larger == NULL) fail(path);
    buffer->bytes = larger;
    buffer->capacity = size;
  }

  size_t length = 0;
  while (length < size) {
    ssize_t count = read(file, buffer->bytes + length, size - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path);
    if (count == 0) break;
    length += (size_t)count;
  }
  if (close(file) != 0) fail(path);
  return length;
}

static void walk(cmark_node *document, const char *path, struct totals *totals) {
  cmark_iter *iterator = cmark_iter_new(document);
  if (iterator == NULL) fail(path);
  cmark_event_type event;
  while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
    if (event != CMARK_EVENT_ENTER) continue;
    totals->nodes++;
    const char *literal = cmark_node_get_literal(cmark_iter_get_node(iterator));
    if (literal != NULL) totals->text += strlen(literal);
  }
  cmark_iter_free(iterator);
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: floor FOLDER\n");
    return 2;
  }

  char *roots[] = {arguments[1], NULL};
  FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
  if (tree == NULL) fail(arguments[1]);

  struct totals totals = {0, 0, 0, 0};
  struct buffer buffer = {NULL, 0};
  FTSENT *entry;
  while (errno = 0, (entry = fts_read(tree)) != NULL) {
    if (entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS) {
      errno = entry->fts_errno;
      fail(entry->fts_path);
    }
    if (entry->fts_info != FTS_F || !is_application(entry)) continue;

    size_t length = read_file(entry->fts_accpath, &buffer);
    cmark_node *document = cmark_parse_document(buffer.bytes, length, CMARK_OPT_DEFAULT);
    if (document == NULL) fail(entry->fts_path);
    walk(document, entry->fts_path, &totals);
    cmark_node_free(document);
    totals.files++;
    totals.bytes += length;
  }
  if (errno != 0) fail(arguments[1]);
  if (fts_close(tree) != 0) fail(arguments[1]);
  free(buffer.bytes);

  printf("%" PRIu64 " files, %" PRIu64 " bytes, %" PRIu64 " nodes, %" PRIu64 " bytes of text\n",
         totals.files, totals.bytes, totals.nodes, totals.text);
  return fflush(stdout) == 0 ? 0 : 1;
}
