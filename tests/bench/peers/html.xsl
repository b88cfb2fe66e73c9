<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as HTML, for WeasyPrint, Chromium and wkhtmltopdf. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:param name="zoom" select="1"/> <!-- wkhtmltopdf shrinks what it prints -->

  <xsl:template match="/action-plan">
    <html lang="{@xml:lang}">
      <head>
        <title><xsl:value-of select="title"/></title>
        <style>
          @page { size: A4 landscape; margin: 40pt 40pt 52pt;
                  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt "Liberation Sans" } }
          body { font: 10pt/12pt "Liberation Sans"; margin: 0; zoom: <xsl:value-of select="$zoom"/> }
          h1 { font-size: 22pt; line-height: 26pt; margin: 0 0 6pt }
          h2 { font-size: 15pt; line-height: 18pt; margin: 14pt 0 6pt }
          h3 { font-size: 12pt; line-height: 15pt; margin: 12pt 0 5pt }
          h1, h2, h3 { break-after: avoid; page-break-after: avoid }
          p { margin: 0 0 2pt; orphans: 2; widows: 2 }
          table { border-collapse: collapse; table-layout: fixed; width: 761.9pt; margin: 0 0 8pt }
          table.totals { width: 280pt }
          thead { display: table-header-group }
          th, td { border-bottom: .5pt solid #9A9DA0; padding: 4.5pt 5.5pt; text-align: left; vertical-align: top;
                   overflow-wrap: break-word }
          thead th { background: #12436D; color: #FFFFFF }
          sup { font-size: 62%; line-height: 0 }
          ul { margin: 0; padding-left: 11pt }
          .green { background: #13A66B } .amber { background: #FFAC1A } .red { background: #9D150A; color: #FFFFFF }
        </style>
      </head>
      <body>
        <h1><xsl:value-of select="title"/></h1>
        <p><b><xsl:value-of select="report/title"/></b><xsl:text> </xsl:text><xsl:value-of select="report/period"/></p>
        <xsl:apply-templates select="success-measures|actions"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="success-measures|actions">
    <h2><xsl:value-of select="heading"/></h2>
    <table class="totals">
      <colgroup><col style="width:200pt"/><col style="width:80pt"/></colgroup>
      <thead><tr><th scope="col">Status</th><th scope="col">Number</th></tr></thead>
      <tbody>
        <tr><td class="green">Green</td><td><xsl:value-of select="count(.//*[@status = 'green'])"/></td></tr>
        <tr><td class="amber">Amber</td><td><xsl:value-of select="count(.//*[@status = 'amber'])"/></td></tr>
        <tr><td class="red">Red</td><td><xsl:value-of select="count(.//*[@status = 'red'])"/></td></tr>
      </tbody>
    </table>
    <xsl:if test="measure">
      <table>
        <colgroup>
          <col style="width:61.1pt"/><col style="width:232pt"/><col style="width:68pt"/><col style="width:77.2pt"/>
          <col style="width:62pt"/><col style="width:261.6pt"/>
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Ref</th><th scope="col">Success measure</th><th scope="col">By when</th>
            <th scope="col">Lead agency</th><th scope="col">Status</th>
            <th scope="col"><xsl:apply-templates select="/action-plan/report/update-heading"/></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="measure"/></tbody>
      </table>
    </xsl:if>
    <xsl:for-each select="priority">
      <h3><xsl:value-of select="title"/></h3>
      <table>
        <colgroup>
          <col style="width:61.1pt"/><col style="width:156pt"/><col style="width:68pt"/><col style="width:77.2pt"/>
          <col style="width:76pt"/><col style="width:62pt"/><col style="width:261.6pt"/>
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Ref</th><th scope="col">Priority action</th><th scope="col">By when</th>
            <th scope="col">Lead officer</th><th scope="col">Other partners</th><th scope="col">Status</th>
            <th scope="col"><xsl:apply-templates select="/action-plan/report/update-heading"/></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="action"/></tbody>
      </table>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="measure|action">
    <tr>
      <th scope="row"><xsl:value-of select="@ref"/></th>
      <td>
        <xsl:if test="theme"><p><b><xsl:value-of select="theme"/></b></p></xsl:if>
        <p><xsl:value-of select="description"/></p>
      </td>
      <td><xsl:value-of select="@due"/></td>
      <td><xsl:for-each select="lead"><p><xsl:value-of select="."/></p></xsl:for-each></td>
      <xsl:if test="self::action">
        <td><xsl:for-each select="partner"><p><xsl:value-of select="."/></p></xsl:for-each></td>
      </xsl:if>
      <td class="{@status}">
        <b><xsl:value-of select="concat(translate(substring(@status, 1, 1), 'gar', 'GAR'), substring(@status, 2))"/></b>
      </td>
      <td><xsl:apply-templates select="update/*"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="p"><p><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="ul">
    <ul><xsl:for-each select="li"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
  </xsl:template>
  <xsl:template match="sup"><sup><xsl:value-of select="."/></sup></xsl:template>
</xsl:stylesheet>
