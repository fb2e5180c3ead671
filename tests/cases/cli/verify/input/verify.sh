# Builds, verifies what was built, and then files that something was taken from: sh verify.sh
pdf=out/documents/bru/bru.pdf
$REFERAT build --quiet --to pdf 2>&1
$REFERAT verify $pdf 2>&1
qpdf --qdf --object-streams=disable --stream-data=uncompress $pdf plain.pdf

# broken NAME FROM TO: what verify says of the file with FROM replaced
broken() {
  echo "-- $1"
  LC_ALL=C sed "s#$2#$3#" plain.pdf | fix-qdf > broken.pdf 2> /dev/null
  $REFERAT verify broken.pdf 2>&1 > /dev/null | grep '^error'
}
broken 'no alternative text' '/Alt ' '/Not '
broken 'a level left out' '/S /H3' '/S /H5'
broken 'no scope' '/Scope /' '/Not /'
broken 'no identifier of a note' '/ID (e' '/Not (e'
broken 'not tagged' '/Marked true' '/Marked false'
broken 'no tree' '/StructTreeRoot [0-9]' '/Not 1'
broken 'no language' '/Lang (nb)' '/Not (nb)'
broken 'a link without words' '/Contents (' '/Not ('
broken 'no font' '/FontFile2' '/Not'
broken 'no map to text' '/ToUnicode' '/Not'
broken 'another title' '/Title (Brua' '/Title (Broa'
broken 'no claim' 'pdfuaid:part>1' 'pdfuaid:part>2'
broken 'no intent' '/OutputIntents' '/Not'
broken 'no identifier' '/ID \[' '/Not ['
broken 'no level of PDF/A' 'conformance>A' 'conformance>B'
broken 'another day' '/CreationDate (D:' '/CreationDate (D:1'
broken 'another program' '/Creator (referat' '/Creator (annet'
broken 'title not shown' '/DisplayDocTitle true' '/DisplayDocTitle false'
echo '-- changed after the build'
cp $pdf kept.pdf
echo '% more' >> $pdf
$REFERAT verify $pdf 2>&1
echo '-- cut off, and all but the head'
head -c -30 kept.pdf > cut.pdf
$REFERAT verify cut.pdf 2>&1
head -c 400 kept.pdf > cut.pdf
$REFERAT verify cut.pdf 2>&1
echo '-- encrypted, with a password for owners, and for readers'
qpdf --encrypt '' owner 256 -- kept.pdf locked.pdf
$REFERAT verify locked.pdf 2>&1
qpdf --encrypt reader owner 256 -- kept.pdf locked.pdf
$REFERAT verify locked.pdf 2>&1
echo '-- no PDF'
$REFERAT verify referat.yaml missing.pdf 2>&1
rm -f plain.pdf broken.pdf kept.pdf cut.pdf locked.pdf
