from jarchy.cli import main

main()
