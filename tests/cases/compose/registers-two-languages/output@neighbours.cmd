sh -c '$REFERAT build --to html >&2; sed -n "/<nav class=.around/,/<.nav>/p" out/styret/sak/01-25/index.html out/styret/sak/02-25/index.html'
