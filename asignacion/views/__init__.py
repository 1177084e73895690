"""The doors of the draw: public pages, the screen of the room, the console, the veedores, the own result."""
