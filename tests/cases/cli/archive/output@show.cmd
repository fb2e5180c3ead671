show board/02-25
