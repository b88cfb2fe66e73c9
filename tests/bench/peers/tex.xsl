<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as LaTeX, for pdflatex. Helvetica stands for Liberation Sans, which TeX does not have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <!-- What TeX takes for a command. \, { and } do not occur in a plan that the bench makes. -->
  <xsl:template name="text">
    <xsl:param name="of" select="normalize-space()"/>
    <xsl:variable name="first" select="substring(translate($of, translate($of, '&amp;%$#_', ''), ''), 1, 1)"/>
    <xsl:choose>
      <xsl:when test="$first != ''">
        <xsl:value-of select="concat(substring-before($of, $first), '\', $first)"/>
        <xsl:call-template name="text"><xsl:with-param name="of" select="substring-after($of, $first)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/action-plan">
    <xsl:text>\documentclass[10pt]{article}
\usepackage[a4paper,landscape,left=40pt,right=40pt,top=40pt,bottom=52pt,footskip=24pt]{geometry}
\usepackage[T1]{fontenc}\usepackage{helvet}\renewcommand\familydefault{\sfdefault}
\usepackage{textcomp,longtable,array,xcolor,colortbl}
\DeclareUnicodeCharacter{2265}{\ensuremath{\ge}}
\usepackage[hidelinks,pdflang=en-GB]{hyperref}
\definecolor{head}{HTML}{12436D}\definecolor{rule}{HTML}{9A9DA0}
\definecolor{green}{HTML}{13A66B}\definecolor{amber}{HTML}{FFAC1A}\definecolor{red}{HTML}{9D150A}
\setlength\tabcolsep{5.5pt}\setlength\LTleft{0pt}\setlength\LTright{0pt}\setlength\LTpre{0pt}\setlength\LTpost{8pt}
\setlength\parindent{0pt}\setlength\parskip{2pt}\arrayrulecolor{rule}\setlength\arrayrulewidth{.5pt}
\renewcommand\arraystretch{1.3}\setlength\emergencystretch{2em}\hbadness10000\hfuzz=50pt
\newcolumntype{C}[1]{>{\raggedright\arraybackslash}p{\dimexpr#1-11pt}}
\newcommand\head[1]{\cellcolor{head}\textcolor{white}{\bfseries #1}}
\newcommand\bulleted[1]{\hangindent=11pt\hangafter1\makebox[11pt][l]{\textbullet}#1}
\newcounter{heading}\newcommand\heading[3]{\par\pagebreak[1]\stepcounter{heading}\pdfbookmark[#2]{#3}{heading.\theheading}{\fontsize{#1}{#1}\bfseries\selectfont #3\par\nobreak\vspace{5pt}}}
\makeatletter\renewcommand\@oddfoot{\hfil\fontsize{8.5}{10}\selectfont Page \thepage\ of \pageref{LastPage}}\let\@evenfoot\@oddfoot\makeatother
\begin{document}\fontsize{10}{12}\selectfont
</xsl:text>
    <xsl:text>\heading{22}{0}{</xsl:text><xsl:for-each select="title"><xsl:call-template name="text"/></xsl:for-each><xsl:text>}
\textbf{</xsl:text><xsl:for-each select="report/title"><xsl:call-template name="text"/></xsl:for-each><xsl:text>} </xsl:text>
    <xsl:for-each select="report/period"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="success-measures|actions"/>
    <xsl:text>\label{LastPage}\end{document}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="success-measures|actions">
    <xsl:text>\heading{15}{1}{</xsl:text><xsl:for-each select="heading"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text>}&#10;\begin{longtable}{C{200pt}C{80pt}}\head{Status} &amp; \head{Number}\\\hline\endhead&#10;\cellcolor{green}Green &amp; </xsl:text>
    <xsl:value-of select="count(.//*[@status = 'green'])"/>
    <xsl:text>\\\hline&#10;\cellcolor{amber}Amber &amp; </xsl:text><xsl:value-of select="count(.//*[@status = 'amber'])"/>
    <xsl:text>\\\hline&#10;\cellcolor{red}\textcolor{white}{Red} &amp; </xsl:text><xsl:value-of select="count(.//*[@status = 'red'])"/>
    <xsl:text>\\\hline&#10;\end{longtable}&#10;</xsl:text>
    <xsl:if test="measure">
      <xsl:text>\begin{longtable}{C{61.1pt}C{232pt}C{68pt}C{77.2pt}C{62pt}C{261.6pt}}
\head{Ref} &amp; \head{Success measure} &amp; \head{By when} &amp; \head{Lead agency} &amp; \head{Status} &amp; </xsl:text>
      <xsl:call-template name="update-heading"/>
      <xsl:apply-templates select="measure"/>
      <xsl:text>\end{longtable}&#10;</xsl:text>
    </xsl:if>
    <xsl:for-each select="priority">
      <xsl:text>\heading{12}{2}{</xsl:text><xsl:for-each select="title"><xsl:call-template name="text"/></xsl:for-each>
      <xsl:text>}
\begin{longtable}{C{61.1pt}C{156pt}C{68pt}C{77.2pt}C{76pt}C{62pt}C{261.6pt}}
\head{Ref} &amp; \head{Priority action} &amp; \head{By when} &amp; \head{Lead officer} &amp; \head{Other partners} &amp; \head{Status} &amp; </xsl:text>
      <xsl:call-template name="update-heading"/>
      <xsl:apply-templates select="action"/>
      <xsl:text>\end{longtable}&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="update-heading">
    <xsl:text>\head{</xsl:text>
    <xsl:for-each select="/action-plan/report/update-heading/node()">
      <xsl:choose>
        <xsl:when test="self::sup"><xsl:text>\textsuperscript{</xsl:text><xsl:value-of select="."/><xsl:text>}</xsl:text></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:text>}\\\hline\endhead&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="measure|action">
    <xsl:text>\textbf{</xsl:text><xsl:value-of select="@ref"/><xsl:text>} &amp; </xsl:text>
    <xsl:for-each select="theme"><xsl:text>\textbf{</xsl:text><xsl:call-template name="text"/><xsl:text>}\par </xsl:text></xsl:for-each>
    <xsl:for-each select="description"><xsl:call-template name="text"/></xsl:for-each>
    <xsl:text> &amp; </xsl:text><xsl:value-of select="@due"/><xsl:text> &amp; </xsl:text>
    <xsl:for-each select="lead"><xsl:call-template name="text"/><xsl:text>\par </xsl:text></xsl:for-each>
    <xsl:text> &amp; </xsl:text>
    <xsl:if test="self::action">
      <xsl:for-each select="partner"><xsl:call-template name="text"/><xsl:text>\par </xsl:text></xsl:for-each>
      <xsl:text> &amp; </xsl:text>
    </xsl:if>
    <xsl:text>\cellcolor{</xsl:text><xsl:value-of select="@status"/><xsl:text>}</xsl:text>
    <xsl:if test="@status = 'red'">\color{white}</xsl:if>
    <xsl:value-of select="concat('\textbf{', translate(substring(@status, 1, 1), 'gar', 'GAR'), substring(@status, 2), '} &amp; ')"/>
    <xsl:for-each select="update/p|update/ul/li">
      <xsl:if test="self::li">\bulleted{</xsl:if>
      <xsl:call-template name="text"/>
      <xsl:if test="self::li">}</xsl:if>
      <xsl:text>\par </xsl:text>
    </xsl:for-each>
    <xsl:text>\\\hline&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
