/*
 * formats: the importers, one a format, and how a format is told. Private to this room.
 */
#ifndef NOWNEXT_IMPORTER_FORMATS_H
#define NOWNEXT_IMPORTER_FORMATS_H

#include <cjson/cJSON.h>

#include "import/import.h"
#include "importer/importer.h"

/* One importer each. The tree or text is in scratch. On success the builder holds rooms, tracks, sessions and
 * the event; importer_import then infers blocks and finishes it. */
bool import_frab_json(struct import *import, const cJSON *top, struct err *reterr);
bool import_frab_xml(struct import *import, const char *text, size_t size, struct err *reterr);
bool import_indico_event(struct import *import, const cJSON *top, struct err *reterr);
bool import_indico_timetable(struct import *import, const cJSON *top, struct err *reterr);
bool import_indico_report(struct import *import, const char *text, size_t size, struct err *reterr);
bool import_sessionize(struct import *import, const cJSON *top, struct err *reterr);
bool import_pretalx_widget(struct import *import, const cJSON *top, struct err *reterr);
bool import_opass(struct import *import, const cJSON *top, struct err *reterr);
bool import_schedule_v2(struct import *import, const cJSON *top, struct err *reterr);

/* detect.c: ERR_FORMAT for an empty file and for what is told by its first bytes and is perhaps no text:
 * pictures, archives, PDF. */
bool import_refuse_bytes(const char *bytes, size_t size, struct err *reterr);

/* detect.c: what the text (ended by a NUL) is; ERR_FORMAT for all that is not supported. A JSON text is
 * parsed into *ret_top. */
bool import_detect(const char *text, size_t size, struct arena *scratch, enum import_format *ret,
                   const cJSON **ret_top, struct err *reterr);

#endif
