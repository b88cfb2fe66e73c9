<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as JSON, for Typst and ReportLab. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <!-- A text in quotation marks; the plan's own are told from them by a backslash. -->
  <xsl:template name="text">
    <xsl:param name="of" select="normalize-space()"/>
    <xsl:text>"</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="of" select="$of"/></xsl:call-template>
    <xsl:text>"</xsl:text>
  </xsl:template>
  <xsl:template name="escaped">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="contains($of, '&quot;')">
        <xsl:value-of select="concat(substring-before($of, '&quot;'), '\&quot;')"/>
        <xsl:call-template name="escaped"><xsl:with-param name="of" select="substring-after($of, '&quot;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="texts">
    <xsl:param name="of"/>
    <xsl:text>[</xsl:text>
    <xsl:for-each select="$of">
      <xsl:if test="position() > 1">,</xsl:if>
      <xsl:call-template name="text"/>
    </xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="/action-plan">
    <xsl:text>{"title":</xsl:text><xsl:for-each select="title"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>,"report":</xsl:text><xsl:for-each select="report/title"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>,"period":</xsl:text><xsl:for-each select="report/period"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>,"update":[</xsl:text>
    <xsl:for-each select="report/update-heading/node()">
      <xsl:if test="position() > 1">,</xsl:if>
      <xsl:text>{"text":</xsl:text><xsl:call-template name="text"><xsl:with-param name="of" select="string()"/></xsl:call-template>
      <xsl:text>,"sup":</xsl:text><xsl:value-of select="boolean(self::sup)"/><xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>],"measures":{</xsl:text>
    <xsl:for-each select="success-measures">
      <xsl:call-template name="part"/>
      <xsl:text>,"rows":[</xsl:text><xsl:apply-templates select="measure"/><xsl:text>]</xsl:text>
    </xsl:for-each>
    <xsl:text>},"actions":{</xsl:text>
    <xsl:for-each select="actions">
      <xsl:call-template name="part"/>
      <xsl:text>,"priorities":[</xsl:text>
      <xsl:for-each select="priority">
        <xsl:if test="position() > 1">,</xsl:if>
        <xsl:text>{"title":</xsl:text><xsl:for-each select="title"><xsl:call-template name="text"/></xsl:for-each>
        <xsl:text>,"rows":[</xsl:text><xsl:apply-templates select="action"/><xsl:text>]}</xsl:text>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:for-each>
    <xsl:text>}}</xsl:text>
  </xsl:template>

  <xsl:template name="part">
    <xsl:text>"heading":</xsl:text><xsl:for-each select="heading"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>,"totals":[{"status":"Green","number":</xsl:text><xsl:value-of select="count(.//*[@status = 'green'])"/>
    <xsl:text>},{"status":"Amber","number":</xsl:text><xsl:value-of select="count(.//*[@status = 'amber'])"/>
    <xsl:text>},{"status":"Red","number":</xsl:text><xsl:value-of select="count(.//*[@status = 'red'])"/>
    <xsl:text>}]</xsl:text>
  </xsl:template>

  <xsl:template match="measure|action">
    <xsl:if test="position() > 1">,</xsl:if>
    <xsl:text>{"ref":"</xsl:text><xsl:value-of select="@ref"/>
    <xsl:text>","due":"</xsl:text><xsl:value-of select="@due"/>
    <xsl:text>","status":"</xsl:text>
    <xsl:value-of select="concat(translate(substring(@status, 1, 1), 'gar', 'GAR'), substring(@status, 2))"/>
    <xsl:text>","theme":</xsl:text><xsl:call-template name="text"><xsl:with-param name="of" select="normalize-space(theme)"/></xsl:call-template>
    <xsl:text>,"description":</xsl:text><xsl:for-each select="description"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>,"leads":</xsl:text><xsl:call-template name="texts"><xsl:with-param name="of" select="lead"/></xsl:call-template>
    <xsl:text>,"partners":</xsl:text><xsl:call-template name="texts"><xsl:with-param name="of" select="partner"/></xsl:call-template>
    <xsl:text>,"update":[</xsl:text>
    <xsl:for-each select="update/*">
      <xsl:if test="position() > 1">,</xsl:if>
      <xsl:choose>
        <xsl:when test="self::ul">
          <xsl:text>{"ul":</xsl:text><xsl:call-template name="texts"><xsl:with-param name="of" select="li"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:text>{"p":</xsl:text><xsl:call-template name="text"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>}</xsl:text>
    </xsl:for-each>
    <xsl:text>]}</xsl:text>
  </xsl:template>
</xsl:stylesheet>
