"""The pages that listeners see and the embeddable player: templates, styles, scripts, phrases."""
