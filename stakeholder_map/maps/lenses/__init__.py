"""Other looks at the same people: power and support, who knows whom, concerns by department."""
