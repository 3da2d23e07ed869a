"""What a cohort's answers and grades tell an instructor: pure figures, and a page of them."""
