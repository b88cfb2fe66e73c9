<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as flat OpenDocument text, for LibreOffice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
                xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/action-plan">
    <office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:meta><dc:title><xsl:value-of select="title"/></dc:title><dc:language>en-GB</dc:language></office:meta>
      <office:font-face-decls>
        <style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/>
      </office:font-face-decls>
      <office:styles>
        <style:default-style style:family="paragraph">
          <style:paragraph-properties fo:margin-top="0pt" fo:margin-bottom="2pt" fo:orphans="2" fo:widows="2" fo:line-height="12pt"/>
          <style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt" fo:language="en" fo:country="GB"/>
        </style:default-style>
        <style:style style:name="Standard" style:family="paragraph"/>
        <style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard">
          <style:paragraph-properties fo:keep-with-next="always" fo:line-height="100%"/>
          <style:text-properties fo:font-weight="bold"/>
        </style:style>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="1">
          <style:paragraph-properties fo:margin-bottom="6pt"/><style:text-properties fo:font-size="22pt"/>
        </style:style>
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2">
          <style:paragraph-properties fo:margin-top="14pt" fo:margin-bottom="6pt"/><style:text-properties fo:font-size="15pt"/>
        </style:style>
        <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="3">
          <style:paragraph-properties fo:margin-top="12pt" fo:margin-bottom="5pt"/><style:text-properties fo:font-size="12pt"/>
        </style:style>
        <style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph" style:parent-style-name="Standard">
          <style:text-properties fo:font-weight="bold" fo:color="#FFFFFF"/>
        </style:style>
        <style:style style:name="Strong" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="White" style:family="paragraph" style:parent-style-name="Strong"><style:text-properties fo:color="#FFFFFF"/></style:style>
        <style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Standard">
          <style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="8.5pt"/>
        </style:style>
        <text:list-style style:name="Bullets">
          <text:list-level-style-bullet text:level="1" text:bullet-char="•">
            <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
              <style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-8pt" fo:margin-left="11pt"/>
            </style:list-level-properties>
          </text:list-level-style-bullet>
        </text:list-style>
      </office:styles>
      <office:automatic-styles>
        <style:page-layout style:name="page">
          <style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape"
              fo:margin-top="40pt" fo:margin-bottom="24pt" fo:margin-left="40pt" fo:margin-right="40pt"/>
          <style:footer-style><style:header-footer-properties fo:min-height="14pt" fo:margin-top="14pt"/></style:footer-style>
        </style:page-layout>
        <style:style style:name="sup" style:family="text"><style:text-properties style:text-position="super 62%"/></style:style>
        <style:style style:name="Totals" style:family="table"><style:table-properties style:width="280pt" table:align="left" fo:margin-bottom="8pt"/></style:style>
        <style:style style:name="Rows" style:family="table"><style:table-properties style:width="761.9pt" table:align="left" fo:margin-bottom="8pt"/></style:style>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'200pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'80pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'61.1pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'232pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'156pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'68pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'77.2pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'76pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'62pt'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="width" select="'261.6pt'"/></xsl:call-template>
        <style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:style>
        <xsl:call-template name="cell-style"><xsl:with-param name="name" select="'cell'"/><xsl:with-param name="fill" select="'transparent'"/></xsl:call-template>
        <xsl:call-template name="cell-style"><xsl:with-param name="name" select="'head'"/><xsl:with-param name="fill" select="'#12436D'"/></xsl:call-template>
        <xsl:call-template name="cell-style"><xsl:with-param name="name" select="'green'"/><xsl:with-param name="fill" select="'#13A66B'"/></xsl:call-template>
        <xsl:call-template name="cell-style"><xsl:with-param name="name" select="'amber'"/><xsl:with-param name="fill" select="'#FFAC1A'"/></xsl:call-template>
        <xsl:call-template name="cell-style"><xsl:with-param name="name" select="'red'"/><xsl:with-param name="fill" select="'#9D150A'"/></xsl:call-template>
      </office:automatic-styles>
      <office:master-styles>
        <style:master-page style:name="Standard" style:page-layout-name="page">
          <style:footer>
            <text:p text:style-name="Foot">Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count></text:p>
          </style:footer>
        </style:master-page>
      </office:master-styles>
      <office:body>
        <office:text>
          <text:h text:style-name="Heading_20_1" text:outline-level="1"><xsl:value-of select="title"/></text:h>
          <text:p text:style-name="Strong"><xsl:value-of select="concat(report/title, ' ', report/period)"/></text:p>
          <xsl:apply-templates select="success-measures|actions"/>
        </office:text>
      </office:body>
    </office:document>
  </xsl:template>

  <xsl:template name="column">
    <xsl:param name="width"/>
    <style:style style:name="column{$width}" style:family="table-column"><style:table-column-properties style:column-width="{$width}"/></style:style>
  </xsl:template>
  <xsl:template name="cell-style">
    <xsl:param name="name"/><xsl:param name="fill"/>
    <style:style style:name="{$name}" style:family="table-cell">
      <style:table-cell-properties fo:padding-top="4.5pt" fo:padding-bottom="4.5pt" fo:padding-left="5.5pt" fo:padding-right="5.5pt"
          fo:border-bottom="0.5pt solid #9A9DA0" fo:background-color="{$fill}"/>
    </style:style>
  </xsl:template>
  <xsl:template name="head">
    <xsl:param name="of"/>
    <table:table-cell table:style-name="head"><text:p text:style-name="Table_20_Heading"><xsl:value-of select="$of"/></text:p></table:table-cell>
  </xsl:template>
  <xsl:template name="update-heading">
    <table:table-cell table:style-name="head">
      <text:p text:style-name="Table_20_Heading"><xsl:apply-templates select="/action-plan/report/update-heading/node()"/></text:p>
    </table:table-cell>
  </xsl:template>
  <xsl:template match="sup"><text:span text:style-name="sup"><xsl:value-of select="."/></text:span></xsl:template>

  <xsl:template match="success-measures|actions">
    <text:h text:style-name="Heading_20_2" text:outline-level="2"><xsl:value-of select="heading"/></text:h>
    <table:table table:name="{generate-id(heading)}" table:style-name="Totals">
      <table:table-column table:style-name="column200pt"/><table:table-column table:style-name="column80pt"/>
      <table:table-header-rows>
        <table:table-row table:style-name="row">
          <xsl:call-template name="head"><xsl:with-param name="of" select="'Status'"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="of" select="'Number'"/></xsl:call-template>
        </table:table-row>
      </table:table-header-rows>
      <xsl:call-template name="total"><xsl:with-param name="status" select="'green'"/></xsl:call-template>
      <xsl:call-template name="total"><xsl:with-param name="status" select="'amber'"/></xsl:call-template>
      <xsl:call-template name="total"><xsl:with-param name="status" select="'red'"/></xsl:call-template>
    </table:table>
    <xsl:if test="measure">
      <table:table table:name="{generate-id()}" table:style-name="Rows">
        <table:table-column table:style-name="column61.1pt"/><table:table-column table:style-name="column232pt"/>
        <table:table-column table:style-name="column68pt"/><table:table-column table:style-name="column77.2pt"/>
        <table:table-column table:style-name="column62pt"/><table:table-column table:style-name="column261.6pt"/>
        <table:table-header-rows>
          <table:table-row table:style-name="row">
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Ref'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Success measure'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'By when'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Lead agency'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Status'"/></xsl:call-template>
            <xsl:call-template name="update-heading"/>
          </table:table-row>
        </table:table-header-rows>
        <xsl:apply-templates select="measure"/>
      </table:table>
    </xsl:if>
    <xsl:for-each select="priority">
      <text:h text:style-name="Heading_20_3" text:outline-level="3"><xsl:value-of select="title"/></text:h>
      <table:table table:name="{generate-id()}" table:style-name="Rows">
        <table:table-column table:style-name="column61.1pt"/><table:table-column table:style-name="column156pt"/>
        <table:table-column table:style-name="column68pt"/><table:table-column table:style-name="column77.2pt"/>
        <table:table-column table:style-name="column76pt"/><table:table-column table:style-name="column62pt"/>
        <table:table-column table:style-name="column261.6pt"/>
        <table:table-header-rows>
          <table:table-row table:style-name="row">
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Ref'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Priority action'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'By when'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Lead officer'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Other partners'"/></xsl:call-template>
            <xsl:call-template name="head"><xsl:with-param name="of" select="'Status'"/></xsl:call-template>
            <xsl:call-template name="update-heading"/>
          </table:table-row>
        </table:table-header-rows>
        <xsl:apply-templates select="action"/>
      </table:table>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="status">
    <xsl:param name="status" select="@status"/>
    <table:table-cell table:style-name="{$status}">
      <text:p>
        <xsl:attribute name="text:style-name"><xsl:choose><xsl:when test="$status = 'red'">White</xsl:when><xsl:otherwise>Strong</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:value-of select="concat(translate(substring($status, 1, 1), 'gar', 'GAR'), substring($status, 2))"/>
      </text:p>
    </table:table-cell>
  </xsl:template>
  <xsl:template name="total">
    <xsl:param name="status"/>
    <table:table-row table:style-name="row">
      <xsl:call-template name="status"><xsl:with-param name="status" select="$status"/></xsl:call-template>
      <table:table-cell table:style-name="cell"><text:p><xsl:value-of select="count(.//*[@status = $status])"/></text:p></table:table-cell>
    </table:table-row>
  </xsl:template>

  <xsl:template match="measure|action">
    <table:table-row table:style-name="row">
      <table:table-cell table:style-name="cell"><text:p text:style-name="Strong"><xsl:value-of select="@ref"/></text:p></table:table-cell>
      <table:table-cell table:style-name="cell">
        <xsl:if test="theme"><text:p text:style-name="Strong"><xsl:value-of select="theme"/></text:p></xsl:if>
        <text:p><xsl:value-of select="normalize-space(description)"/></text:p>
      </table:table-cell>
      <table:table-cell table:style-name="cell"><text:p><xsl:value-of select="@due"/></text:p></table:table-cell>
      <table:table-cell table:style-name="cell"><xsl:for-each select="lead"><text:p><xsl:value-of select="."/></text:p></xsl:for-each></table:table-cell>
      <xsl:if test="self::action">
        <table:table-cell table:style-name="cell"><xsl:for-each select="partner"><text:p><xsl:value-of select="."/></text:p></xsl:for-each></table:table-cell>
      </xsl:if>
      <xsl:call-template name="status"/>
      <table:table-cell table:style-name="cell"><xsl:apply-templates select="update/*"/></table:table-cell>
    </table:table-row>
  </xsl:template>
  <xsl:template match="p"><text:p><xsl:value-of select="normalize-space()"/></text:p></xsl:template>
  <xsl:template match="ul">
    <text:list text:style-name="Bullets">
      <xsl:for-each select="li"><text:list-item><text:p><xsl:value-of select="normalize-space()"/></text:p></text:list-item></xsl:for-each>
    </text:list>
  </xsl:template>
</xsl:stylesheet>
