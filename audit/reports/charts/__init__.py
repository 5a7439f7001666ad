"""Every chart over time as SVG on white paper: from what the domain found to a drawing that reads in grey."""

from audit.reports.charts.bridge import bridge_svg
from audit.reports.charts.gap_ages import gap_age_svg
from audit.reports.charts.heat_map import heat_map_svg
from audit.reports.charts.knowing import knowing_svg
from audit.reports.charts.strands import strand_svg
from audit.reports.charts.trend import trend_svg

__all__ = ["bridge_svg", "gap_age_svg", "heat_map_svg", "knowing_svg", "strand_svg", "trend_svg"]
