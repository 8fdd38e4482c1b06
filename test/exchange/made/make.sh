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
soffice "-env:UserInstallation=file://$home" --headless --convert-to doc interview.fodt
rm -rf "$home"
