/* odf_xml.h: pieces of OpenDocument files, with prefixes that no program uses: only their addresses count. */
#ifndef TEST_ODF_XML_H
#define TEST_ODF_XML_H

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define SPACES \
    " xmlns:o='" URN "office:1.0' xmlns:t='" URN "table:1.0' xmlns:x='" URN "text:1.0' xmlns:s='" URN \
    "style:1.0' xmlns:fo='" URN "xsl-fo-compatible:1.0' xmlns:n='" URN "datastyle:1.0' xmlns:d='" URN \
    "drawing:1.0' xmlns:m='" URN "meta:1.0' xmlns:f='" URN "form:1.0' xmlns:mf='" URN "manifest:1.0'" \
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xl='http://www.w3.org/1999/xlink'" \
    " xmlns:c='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'" \
    " xmlns:l='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'" \
    " xmlns:fi='urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0'"
#define ROW(cells) "<t:table-row>" cells "</t:table-row>"
#define TEXT(text) "<t:table-cell o:value-type='string'><x:p>" text "</x:p></t:table-cell>"
#define CELL(content) "<t:table-cell>" content "</t:table-cell>"
#define P(text) "<x:p>" text "</x:p>"
#define FILL(name, colour) \
    "<s:style s:name='" name "' s:family='table-cell'><s:table-cell-properties fo:background-color='" colour \
    "'/></s:style>"

#endif
