<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as XSL-FO, for FOP. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:x="adobe:ns:meta/"
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="*"/>
  <xsl:attribute-set name="cell">
    <xsl:attribute name="border-bottom">0.5pt solid #9A9DA0</xsl:attribute>
    <xsl:attribute name="padding">4.5pt 5.5pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="head" use-attribute-sets="cell">
    <xsl:attribute name="background-color">#12436D</xsl:attribute>
    <xsl:attribute name="color">#FFFFFF</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">761.9pt</xsl:attribute>
    <xsl:attribute name="space-after">8pt</xsl:attribute>
    <xsl:attribute name="start-indent">0pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template match="/action-plan">
    <fo:root font-family="LiberationSans" font-size="10pt" line-height="12pt" xml:lang="{@xml:lang}">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="page" page-width="297mm" page-height="210mm" margin="40pt 40pt 20pt">
          <fo:region-body margin-bottom="32pt"/>
          <fo:region-after extent="12pt"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta><rdf:RDF><rdf:Description rdf:about="">
          <dc:title><xsl:value-of select="title"/></dc:title>
          <dc:language><xsl:value-of select="@xml:lang"/></dc:language>
        </rdf:Description></rdf:RDF></x:xmpmeta>
      </fo:declarations>
      <fo:bookmark-tree>
        <xsl:for-each select="success-measures|actions">
          <fo:bookmark internal-destination="{generate-id()}">
            <fo:bookmark-title><xsl:value-of select="heading"/></fo:bookmark-title>
            <xsl:for-each select="priority">
              <fo:bookmark internal-destination="{generate-id()}">
                <fo:bookmark-title><xsl:value-of select="title"/></fo:bookmark-title>
              </fo:bookmark>
            </xsl:for-each>
          </fo:bookmark>
        </xsl:for-each>
      </fo:bookmark-tree>
      <fo:page-sequence id="all" master-reference="page" language="en" country="GB">
        <fo:static-content flow-name="xsl-region-after">
          <fo:block font-size="8.5pt" text-align="end">Page <fo:page-number/> of <fo:page-number-citation-last ref-id="all"/></fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <fo:block role="H1" font-size="22pt" line-height="26pt" font-weight="bold" space-after="6pt"><xsl:value-of select="title"/></fo:block>
          <fo:block role="P"><fo:inline font-weight="bold"><xsl:value-of select="report/title"/></fo:inline><xsl:text> </xsl:text><xsl:value-of select="report/period"/></fo:block>
          <xsl:apply-templates select="success-measures|actions"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template match="success-measures|actions">
    <fo:block role="H2" id="{generate-id()}" font-size="15pt" line-height="18pt" font-weight="bold" space-before="14pt"
              space-after="6pt" keep-with-next.within-page="always"><xsl:value-of select="heading"/></fo:block>
    <fo:table xsl:use-attribute-sets="table" width="280pt">
      <fo:table-column column-width="200pt"/><fo:table-column column-width="80pt"/>
      <fo:table-header>
        <fo:table-row>
          <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Status</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Number</fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:call-template name="total"><xsl:with-param name="status" select="'green'"/></xsl:call-template>
        <xsl:call-template name="total"><xsl:with-param name="status" select="'amber'"/></xsl:call-template>
        <xsl:call-template name="total"><xsl:with-param name="status" select="'red'"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
    <xsl:if test="measure">
      <fo:table xsl:use-attribute-sets="table">
        <fo:table-column column-width="61.1pt"/><fo:table-column column-width="232pt"/><fo:table-column column-width="68pt"/>
        <fo:table-column column-width="77.2pt"/><fo:table-column column-width="62pt"/><fo:table-column column-width="261.6pt"/>
        <fo:table-header>
          <fo:table-row>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Ref</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Success measure</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>By when</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Lead agency</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Status</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block><xsl:apply-templates select="/action-plan/report/update-heading"/></fo:block></fo:table-cell>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body><xsl:apply-templates select="measure"/></fo:table-body>
      </fo:table>
    </xsl:if>
    <xsl:for-each select="priority">
      <fo:block role="H3" id="{generate-id()}" font-size="12pt" line-height="15pt" font-weight="bold" space-before="12pt"
                space-after="5pt" keep-with-next.within-page="always"><xsl:value-of select="title"/></fo:block>
      <fo:table xsl:use-attribute-sets="table">
        <fo:table-column column-width="61.1pt"/><fo:table-column column-width="156pt"/><fo:table-column column-width="68pt"/>
        <fo:table-column column-width="77.2pt"/><fo:table-column column-width="76pt"/><fo:table-column column-width="62pt"/>
        <fo:table-column column-width="261.6pt"/>
        <fo:table-header>
          <fo:table-row>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Ref</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Priority action</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>By when</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Lead officer</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Other partners</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block>Status</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head"><fo:block><xsl:apply-templates select="/action-plan/report/update-heading"/></fo:block></fo:table-cell>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body><xsl:apply-templates select="action"/></fo:table-body>
      </fo:table>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="fill">
    <xsl:param name="status" select="@status"/>
    <xsl:choose>
      <xsl:when test="$status = 'green'"><xsl:attribute name="background-color">#13A66B</xsl:attribute></xsl:when>
      <xsl:when test="$status = 'amber'"><xsl:attribute name="background-color">#FFAC1A</xsl:attribute></xsl:when>
      <xsl:when test="$status = 'red'">
        <xsl:attribute name="background-color">#9D150A</xsl:attribute>
        <xsl:attribute name="color">#FFFFFF</xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="total">
    <xsl:param name="status"/>
    <fo:table-row>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:call-template name="fill"><xsl:with-param name="status" select="$status"/></xsl:call-template>
        <fo:block><xsl:value-of select="concat(translate(substring($status, 1, 1), 'gar', 'GAR'), substring($status, 2))"/></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="count(.//*[@status = $status])"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>
  <xsl:template name="names">
    <xsl:param name="of"/>
    <fo:table-cell xsl:use-attribute-sets="cell">
      <xsl:for-each select="$of"><fo:block role="P" space-after="2pt"><xsl:value-of select="."/></fo:block></xsl:for-each>
      <xsl:if test="not($of)"><fo:block/></xsl:if>
    </fo:table-cell>
  </xsl:template>

  <xsl:template match="measure|action">
    <fo:table-row>
      <fo:table-cell xsl:use-attribute-sets="cell"><fo:block font-weight="bold"><xsl:value-of select="@ref"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:if test="theme"><fo:block role="P" font-weight="bold" space-after="2pt"><xsl:value-of select="theme"/></fo:block></xsl:if>
        <fo:block role="P"><xsl:value-of select="description"/></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@due"/></fo:block></fo:table-cell>
      <xsl:call-template name="names"><xsl:with-param name="of" select="lead"/></xsl:call-template>
      <xsl:if test="self::action">
        <xsl:call-template name="names"><xsl:with-param name="of" select="partner"/></xsl:call-template>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:call-template name="fill"/>
        <fo:block font-weight="bold"><xsl:value-of select="concat(translate(substring(@status, 1, 1), 'gar', 'GAR'), substring(@status, 2))"/></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:apply-templates select="update/*"/>
        <xsl:if test="not(update/*)"><fo:block/></xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="p"><fo:block role="P" space-after="2pt" orphans="2" widows="2"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="ul">
    <fo:list-block provisional-distance-between-starts="11pt" provisional-label-separation="3pt">
      <xsl:for-each select="li">
        <fo:list-item>
          <fo:list-item-label end-indent="label-end()"><fo:block>•</fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="."/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>
  <xsl:template match="sup"><fo:inline baseline-shift="super" font-size="62%" line-height="0"><xsl:value-of select="."/></fo:inline></xsl:template>
</xsl:stylesheet>
