# The page for browsers: the program and the libraries that it uses, compiled to WebAssembly, in one file of HTML.
# Included by Makefile for the goals that want it.

WEB       := $(BUILD)/web
WEB_PAGE  := $(BUILD)/boardpaper.html
WEB_PARTS := $(wildcard src/web/*.html src/web/*.css src/web/*.js src/web/*.awk src/web/*.tsv) src/web/page.sh \
             src/web/sources.txt src/model/house.def include/boardpaper.h \
             LICENSE fonts/OFL.txt fonts/signs-license.txt src/layout/unicode-license.txt

# What is missing is installed before anything else is looked at: make reads all of this again when this file is new.
$(WEB)/tools.mk: .ci/setup.sh
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh web
	@mkdir -p $(@D)
	@touch $@
include $(WEB)/tools.mk

EMCC ?= emcc
EMXX ?= em++
# Debian keeps the modules of node that emscripten uses where no other node than its own looks.
export NODE_PATH := $(NODE_PATH):/usr/share/nodejs

# ---- the libraries -------------------------------------------------------------------------------

# Only what the program calls, by hand: a name that is missing stops the link.
WEB_LIBXML2 := SAX2 buf chvalid dict encoding entities error globals hash list parser parserInternals threads tree uri \
               valid xmlIO xmlmemory xmlstring
WEB_LIBHARU := 3dmeasure annotation array binary boolean catalog destination dict doc encoder encrypt encryptdict error \
               exdata ext_gstate font font_cid font_tt font_type1 fontdef fontdef_base14 fontdef_cid fontdef_tt \
               fontdef_type1 gstate image image_ccitt info list mmgr name namedict null number objects outline \
               page_label page_operator pages pdfa real streams string u3d utils xref
WEB_FRIBIDI := fribidi fribidi-arabic fribidi-bidi fribidi-bidi-types fribidi-brackets fribidi-deprecated \
               fribidi-joining fribidi-joining-types fribidi-mirroring fribidi-run fribidi-shape
WEB_UNISTRING := unicase/cased unicase/empty-prefix-context unicase/empty-suffix-context unicase/ignorable \
               unicase/special-casing unicase/tocasefold unicase/u8-casefold unicase/u8-casemap unicase/u8-ct-casefold \
               unictype/combiningclass unictype/pr_soft_dotted uninorm/canonical-decomposition uninorm/compat-decomposition \
               uninorm/composition uninorm/decompose-internal uninorm/decomposing-form uninorm/decomposition \
               uninorm/decomposition-table uninorm/nfc uninorm/nfd uninorm/u8-normalize \
               unistr/u8-cpy unistr/u8-mbtouc-unsafe unistr/u8-mbtouc-unsafe-aux unistr/u8-mbtouc unistr/u8-mbtouc-aux \
               unistr/u8-mbtoucr unistr/u8-uctomb unistr/u8-uctomb-aux
WEB_LIBRARY_FILES := \
    $(WEB_LIBXML2:%=libxml2/%.c) \
    $(WEB_LIBHARU:%=libharu/src/hpdf_%.c) \
    $(WEB_FRIBIDI:%=fribidi/lib/%.c) \
    $(WEB_UNISTRING:%=libunistring/lib/%.c) \
    $(addprefix zlib/,$(addsuffix .c,adler32 crc32 inffast inflate inftrees zutil)) \
    $(addprefix libpng/,$(addsuffix .c,png pngerror pngget pngmem pngread pngrio pngrtran pngrutil pngset pngtrans)) \
    $(addprefix libdeflate/lib/,$(addsuffix .c,adler32 crc32 deflate_compress deflate_decompress utils zlib_compress)) \
    $(addprefix nettle/,sha256.c sha256-compress.c write-be32.c) \
    harfbuzz/src/harfbuzz-subset.cc

# Headers in the order in which they are looked for: what was configured for the page, then the libraries' own.
WEB_INCLUDE = $(addprefix -isystem ,$(WEB)/include $(WEB)/src/libxml2/include $(WEB)/src/libharu/include \
              src/web/config/libharu $(WEB)/src/fribidi/lib $(WEB)/src/libpng $(WEB)/src/zlib $(WEB)/src/libdeflate \
              $(WEB)/src/harfbuzz/src)
# Each library's own switches, by the first folder of its files.
WEB_DEFINES_libxml2      := -Isrc/web/config/libxml2
WEB_DEFINES_libunistring := -Isrc/web/config/libunistring -I$(WEB)/src/libunistring/lib -DIN_LIBUNISTRING
WEB_DEFINES_fribidi      := -DHAVE_STRINGIZE -DHAVE_STDLIB_H -DHAVE_STRING_H -DHAVE_MEMMOVE -DHAVE_MEMSET -DHAVE_STRDUP
WEB_DEFINES_libpng       := -DPNG_NO_WRITE_SUPPORTED
WEB_DEFINES_harfbuzz     := -std=c++11 -fno-exceptions -fno-rtti -fno-threadsafe-statics -DHB_NO_MT

WEB_OPTIMIZE ?= -O2
WEB_REPRODUCE = -ffile-prefix-map=$(CURDIR)=.

# Fetched again when what is to be fetched has changed, which the dates of files do not tell.
$(call remember,$(WEB)/pinned,$(shell cat src/web/sources.txt src/web/fetch.sh src/web/headers.sh src/web/config/*/* | cksum))
$(WEB)/src.stamp: $(WEB)/pinned
	$(call say,fetch,$(WEB)/src)sh src/web/fetch.sh $(WEB)
	@sh src/web/headers.sh $(WEB)
	@touch $@

WEB_LIBRARY_OBJECTS := $(WEB_LIBRARY_FILES:%=$(WEB)/obj/lib/%.o)
$(WEB_LIBRARY_OBJECTS): $(WEB)/obj/lib/%.o: $(WEB)/src.stamp $(WEB)/flags
	@mkdir -p $(@D)
	$(call say,emcc,$*)$(if $(filter %.cc,$*),$(EMXX),$(EMCC)) $(WEB_OPTIMIZE) $(WEB_REPRODUCE) -w \
	    $(WEB_DEFINES_$(firstword $(subst /, ,$*))) $(WEB_INCLUDE) -c -o $@ $(WEB)/src/$*

# ---- the program ---------------------------------------------------------------------------------

WEB_SOURCES := $(filter-out src/manual/% src/known/% src/layout/harfbuzz_late.c,$(SOURCES))
WEB_OBJECTS := $(patsubst src/%,$(WEB)/obj/%.o,$(WEB_SOURCES)) $(WEB)/obj/known_faces.c.o
WEB_COMPILE  = $(EMCC) -std=c17 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(WEB_OPTIMIZE) $(WEB_REPRODUCE) -fvisibility=hidden \
               -Iinclude -Isrc $(WEB_INCLUDE) -MMD -MP -c

$(WEB)/obj/%.c.o: src/%.c $(WEB)/flags | $(WEB)/src.stamp
	@mkdir -p $(@D)
	$(call say,emcc,$<)$(WEB_COMPILE) -o $@ $<
$(WEB)/obj/known_faces.c.o: $(KNOWN) $(WEB)/flags | $(WEB)/src.stamp
	@mkdir -p $(@D)
	$(call say,emcc,$<)$(WEB_COMPILE) -o $@ $<
# What is inside the program as it stands in files: the same lines, as this assembler wants them.
$(WEB)/obj/%.S.o: src/%.S src/web/embed.sh $(WEB)/flags $(wildcard $(FONT_DIR)/*.ttf fonts/*.ttf src/html/*.css src/html/*.svg)
	@mkdir -p $(@D)
	@sh src/web/embed.sh $< '$(FONT_DIR)' fonts . > $(@:.o=.s)
	$(call say,emcc,$<)$(EMCC) -c -o $@ $(@:.o=.s)

WEB_LINK = $(WEB_OPTIMIZE) -sMODULARIZE=1 -sEXPORT_NAME=boardpaper -sENVIRONMENT=worker -sINVOKE_RUN=0 \
           -sEXIT_RUNTIME=1 -sFORCE_FILESYSTEM=1 -sEXPORTED_RUNTIME_METHODS=FS,callMain -sDYNAMIC_EXECUTION=0 \
           -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=16MB -sMAXIMUM_MEMORY=1GB -sTOTAL_STACK=4MB -Wl,--stack-first
$(WEB)/engine.js: $(WEB_OBJECTS) $(WEB_LIBRARY_OBJECTS) $(WEB)/files
	$(call say,link,$@)$(EMXX) $(WEB_LINK) -o $@ $(WEB_OBJECTS) $(WEB_LIBRARY_OBJECTS)

# ---- the page ------------------------------------------------------------------------------------

$(WEB_PAGE): $(WEB)/engine.js $(WEB_PARTS)
	@$(EMCC) --version | sed -n '1s/.*) \([0-9.]*\) .*/\1/p' > $(WEB)/emscripten
	$(call say,page,$@)sh src/web/page.sh $(WEB) > $@

$(call remember,$(WEB)/flags,$(strip $(WEB_COMPILE) $(FONT_DIR)))
$(call remember,$(WEB)/files,$(strip $(WEB_LINK) $(WEB_LIBRARY_FILES) $(WEB_SOURCES)))
$(WEB)/pinned $(WEB)/flags $(WEB)/files: ;

-include $(patsubst %.o,%.d,$(filter %.c.o,$(WEB_OBJECTS)))
