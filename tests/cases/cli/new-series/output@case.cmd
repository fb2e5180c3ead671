sh -c '$REFERAT new case utvalget "Nytt gjerde" && $REFERAT new case utvalget --number "RS 4-26" "Svar" && head -4 cases/2026/*'
