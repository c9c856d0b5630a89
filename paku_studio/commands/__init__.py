"""What each command of the command line does. Starts any room of the core."""
