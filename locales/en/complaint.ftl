## One report

complaint-title = Your report
complaint-add-information = Add information
