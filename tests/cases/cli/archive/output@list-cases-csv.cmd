list cases --format csv --year 2025
