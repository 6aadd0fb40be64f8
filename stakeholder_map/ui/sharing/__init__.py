"""What the page Share shows and keeps of a file on its way out."""
