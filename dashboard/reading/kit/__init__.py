"""What every topic is shown with."""
