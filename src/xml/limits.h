/* limits.h: the limits of XML that is read. */
#ifndef BP_XML_LIMITS_H
#define BP_XML_LIMITS_H

/* Beyond the first of these, attributes are left out; at the second, reading ends. */
enum {
    BP_MAX_ATTRIBUTES = 64, /* of one element */
    BP_MAX_NAMES = 100000,  /* different names of elements and the like: libxml2's table is slow with more */
};

#define BP_XML_URI "http://www.w3.org/XML/1998/namespace"
#define BP_XSI_URI "http://www.w3.org/2001/XMLSchema-instance"

#endif
