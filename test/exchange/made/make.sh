#!/bin/sh
# Makes the files of this folder anew from the two that end in .fodt, with LibreOffice.
set -e
cd "$(dirname "$0")"
home=$(mktemp -d)
for name in interview table; do
  for kind in odt docx rtf html; do
    soffice "-env:UserInstallation=file://$home" --headless --convert-to "$kind" "$name.fodt"
  done
done
for kind in doc pdf; do
  soffice "-env:UserInstallation=file://$home" --headless --convert-to "$kind" interview.fodt
done
password='{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
cp table.fodt locked.fodt
soffice "-env:UserInstallation=file://$home" --headless --convert-to "pdf:writer_pdf_Export:$password" locked.fodt
rm locked.fodt
rm -rf "$home"
