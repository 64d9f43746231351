#!/bin/sh
# Makes the seeds of other programs anew into the present folder: Python's csv, Ghostscript, qpdf, Cairo (poppler), LibreOffice,
# OpenSSL, keytool. Needs sheetjs.ods, sheetjs.xlsx and pdfkit.pdf, which `node test/fuzz/make-seeds.ts FOLDER` makes.
set -eu
python3 - <<'PY'
import csv
rows = [["订单号", "行号", "买方", "最终用户", "品名", "数量", "备注"],
        ["A-1", "1", "青空家电株式会社", "日本飞机株式会社", "磁瓦", "12", "转交, \"急\""],
        ["A-1", "2", "Kirigumo Valve Foundry Co., Ltd.", "", "轴承", "3", "line\nbreak"]]
for name, encoding, delimiter in (("utf8.csv", "utf-8-sig", ","), ("gb18030.csv", "gb18030", ","),
                                  ("utf16.csv", "utf-16", ","), ("tab.tsv", "gb18030", "\t")):
    with open("python-csv." + name, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
PY
printf '%%!PS\n/Helvetica findfont 12 scalefont setfont 72 700 moveto (Notice 2026) show showpage\n' |
  gs -q -sDEVICE=pdfwrite -o ghostscript.pdf -
qpdf --object-streams=generate pdfkit.pdf qpdf-objstm.pdf
qpdf --linearize pdfkit.pdf qpdf-linear.pdf
qpdf --encrypt "" owner 256 -- pdfkit.pdf qpdf-encrypted.pdf
pdftocairo -pdf pdfkit.pdf cairo.pdf
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir office sheetjs.ods
soffice --headless --convert-to xls:"MS Excel 97" --outdir office sheetjs.ods
soffice --headless --convert-to pdf --outdir office sheetjs.xlsx
for end in xlsx xls pdf; do mv "office/sheetjs.$end" "libreoffice.$end"; done
for kind in ec:-pkeyopt:ec_paramgen_curve:P-256 rsa:2048; do
  key=${kind%%:*}
  case $key in ec) new="-newkey ec -pkeyopt ec_paramgen_curve:P-256" ;; *) new="-newkey rsa:2048" ;; esac
  # shellcheck disable=SC2086
  openssl req -x509 $new -nodes -keyout "$key.key" -out "$key.pem" -days 3650 -subj "/CN=Seed $key"
  openssl pkcs12 -export -inkey "$key.key" -in "$key.pem" -passout pass:seed-pass -out "openssl-$key.p12"
done
openssl pkcs12 -export -legacy -inkey ec.key -in ec.pem -passout pass:seed-pass -out openssl-legacy.p12
keytool -genkeypair -alias a -keyalg RSA -keysize 2048 -validity 3650 -dname "CN=Seed java" \
  -storetype PKCS12 -keystore keytool.p12 -storepass seed-pass
rm -f ./*.key ./*.pem
