"""The Office's month: questions, tasks to be judged, grades beside them."""
