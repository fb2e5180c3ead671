sh -c '$REFERAT build -q --to data && cut -d, -f4-6,8-14 out/data/attendance.csv'
